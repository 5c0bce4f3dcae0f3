import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { selfMadePkcs12, UnusableCertificate } from '../../engines/pades/sign-pdf';
import { now, randomHex } from '../../platform/clock.server';
import { context, type Signing } from '../../platform/context.server';
import { openSeal, type Seal, warningAbout } from './seal';

/** What readers show as the signer of the demo's documents. */
const DEMO_NAME = 'Proofmark demo: not a real signature';
/** The demo's certificate is worth nothing, so its password is no secret; its file is readable by its owner alone. */
const DEMO_PASSWORD = 'demo';
const DAY_MS = 86_400_000;

interface Configured {
  seal: Seal | null;
  /** What whoever runs the software should know when it starts. */
  warnings: string[];
}

const UNSIGNED = 'No signing certificate is set (SIGNING_CERTIFICATE): PDFs are not signed.';

let opened: { by: string; seal: Promise<Seal | null> } | null = null;

/** What this process signs with, opened once: the configured certificate, or the demo's own. */
export async function configuredSeal(): Promise<Configured> {
  const { signing, dataDir } = context();
  const by = JSON.stringify([signing, dataDir]);
  // A command that finds no certificate looks again: the server may have made one since.
  if (opened?.by !== by || (signing.demo === 'found' && !(await opened.seal)))
    opened = { by, seal: open(signing, dataDir) };
  const seal = await opened.seal;
  const warning = seal && signing.certificate ? warningAbout(seal, now()) : null;
  if (!seal && signing.demo === 'none') return { seal, warnings: [UNSIGNED] };
  return { seal, warnings: warning ? [warning] : [] };
}

async function open({ certificate, password, demo }: Signing, dataDir: string | null): Promise<Seal | null> {
  if (certificate) return openConfigured(certificate, password);
  const file = dataDir && demoFile(dataDir);
  const signs = file && (demo === 'made' || (demo === 'found' && existsSync(file)));
  return signs ? openDemo(file) : null;
}

const demoFile = (dataDir: string) => join(dataDir, 'demo-signing.p12');

async function openConfigured(path: string, password: string): Promise<Seal> {
  try {
    return await openSeal(readFileSync(path), password);
  } catch (error) {
    throw new Error(`SIGNING_CERTIFICATE ${path} cannot be used: ${reasonOf(error as Error)}.`);
  }
}

function reasonOf(error: Error): string {
  if ('code' in error) return `it cannot be read (${error.code})`;
  const forgotten = error instanceof UnusableCertificate && error.wrongPassword;
  return forgotten ? 'its password (SIGNING_PASSWORD) is not the right one' : error.message;
}

async function openDemo(path: string): Promise<Seal> {
  if (!existsSync(path)) await makeDemo(path);
  return openSeal(readFileSync(path), DEMO_PASSWORD, true);
}

/** Made once: of several processes that start together, one leaves its file and all use it. */
async function makeDemo(path: string): Promise<void> {
  const moment = now().getTime();
  const file = await selfMadePkcs12({
    name: DEMO_NAME,
    from: new Date(moment - DAY_MS),
    until: new Date(moment + 3650 * DAY_MS),
    serial: `01${randomHex(15)}`,
    password: DEMO_PASSWORD,
  });
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomHex(4)}`;
  writeFileSync(draft, file, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft);
  }
}
