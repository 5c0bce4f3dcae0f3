import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { it } from 'vitest';

const RUNNER = fileURLToPath(new URL('./VeraPdf.java', import.meta.url));
const ENGINE = fileURLToPath(
  new URL('../../node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar', import.meta.url),
);
/** What veraPDF needs and Java no longer brings: Debian's package libjaxb-java. */
const JAXB = ['jaxb-runtime', 'jaxb-core', 'txw2', 'istack-commons-runtime', 'javax.activation'].map(
  (name) => `/usr/share/java/${name}.jar`,
);

export type Flavour = 'ua1' | '3a';

export interface Verdict {
  conforms: boolean;
  /** The rules it breaks, as veraPDF words them. */
  broken: string[];
}

/** Whether veraPDF can run here: Java, and the Java parts it needs. */
export function javaAvailable(): boolean {
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

/** Validates a PDF against one or more flavours, in one run of Java. */
export async function veraPdf<Name extends Flavour>(
  pdf: Uint8Array,
  ...flavours: Name[]
): Promise<Record<Name, Verdict>> {
  const folder = await mkdtemp(join(tmpdir(), 'verapdf-'));
  try {
    const file = join(folder, 'document.pdf');
    await writeFile(file, pdf);
    const classpath = [ENGINE, ...JAXB].join(delimiter);
    const { stdout } = await promisify(execFile)('java', ['-cp', classpath, RUNNER, file, ...flavours]);
    const lines = stdout.split('\n').map((line) => line.split('\t'));
    const verdictOf = (flavour: Name): Verdict => ({
      conforms: lines.some(
        ([kind, name, says]) => kind === 'verdict' && name === flavour && says === 'conforms',
      ),
      broken: lines.flatMap(([kind, name, rule]) =>
        kind === 'broken' && name === flavour && rule ? [rule] : [],
      ),
    });
    return Object.fromEntries(flavours.map((flavour) => [flavour, verdictOf(flavour)])) as Record<
      Name,
      Verdict
    >;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
