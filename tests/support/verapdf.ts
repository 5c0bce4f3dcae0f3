import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';

const RUNNER = fileURLToPath(new URL('./VeraPdf.java', import.meta.url));
const ENGINE = fileURLToPath(
  new URL('../../node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar', import.meta.url),
);
/** What veraPDF needs and Java no longer brings: Debian's package libjaxb-java. */
const JAXB = ['jaxb-runtime', 'jaxb-core', 'txw2', 'istack-commons-runtime', 'javax.activation'].map(
  (name) => `/usr/share/java/${name}.jar`,
);

type Flavour = 'ua1' | '3a';

interface Verdict {
  conforms: boolean;
  /** The rules it breaks, as veraPDF words them. */
  broken: string[];
}

/** Whether veraPDF can run here: Java, and the Java parts it needs. */
function javaAvailable(): boolean {
  if (![ENGINE, ...JAXB].every((path) => existsSync(path))) return false;
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A test that needs veraPDF: skipped by name without Java, unless nothing may be skipped. */
export const itWithVeraPdf = javaAvailable() || process.env.PROOFMARK_NO_SKIP === '1' ? it : it.skip;

type Verdicts<Name extends Flavour> = Record<Name, Verdict>;

/**
 * Validates PDFs against flavours, all in one run of Java: each as soon as it is made, while the next is being made.
 * Gives the verdicts in the files' order.
 */
export async function veraPdfAll<Name extends Flavour>(
  flavours: readonly Name[],
  pdfs: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Verdicts<Name>[]> {
  const folder = await mkdtemp(join(tmpdir(), 'verapdf-'));
  try {
    const java = spawn('java', ['-cp', [ENGINE, ...JAXB].join(delimiter), RUNNER, ...flavours]);
    const said = Promise.all([text(java.stdout), text(java.stderr), once(java, 'close')]);
    const files: string[] = [];
    for await (const pdf of pdfs) {
      const file = join(folder, `${files.length}.pdf`);
      await writeFile(file, pdf);
      java.stdin.write(`${file}\n`);
      files.push(file);
    }
    java.stdin.end();
    const [out, wrong, [code]] = await said;
    if (code !== 0) throw new Error(`veraPDF ended with ${code}: ${wrong}`);
    const lines = out.split('\n').map((line) => line.split('\t'));
    return files.map((file) => verdictsOf(lines, file, flavours));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function verdictsOf<Name extends Flavour>(
  lines: readonly string[][],
  file: string,
  flavours: readonly Name[],
): Verdicts<Name> {
  const said = (kind: string, flavour: Name) =>
    lines
      .filter((line) => line[0] === kind && line[1] === file && line[2] === flavour)
      .map((line) => line[3] ?? '');
  const verdicts = flavours.map((flavour) => {
    const conforms = said('verdict', flavour).join() === 'conforms';
    return [flavour, { conforms, broken: said('broken', flavour) }];
  });
  return Object.fromEntries(verdicts);
}

/** Validates one PDF. */
export async function veraPdf<Name extends Flavour>(
  pdf: Uint8Array,
  ...flavours: Name[]
): Promise<Verdicts<Name>> {
  const [verdicts] = await veraPdfAll(flavours, [pdf]);
  if (!verdicts) throw new Error('veraPDF said nothing');
  return verdicts;
}
