import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { ChainHead } from '../audit/history.server';
import { checkDetached } from '../engines/pades/check-signature';
import { isValid } from '../engines/pades/sign-pdf';
import { canonical } from '../platform/canonical.server';
import { now } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { configuredSeal } from '../publication/signature/configured.server';

/**
 * Where every chain of the audit trail ended at a moment, signed with what PDFs are signed with. Kept where this service cannot
 * write, it finds what nothing inside the database can: a chain that was written anew as a whole.
 */
const format = z.strictObject({
  format: z.literal('proofmark-heads'),
  made: z.iso.datetime(),
  origin: z.string(),
  heads: z.array(z.strictObject({ of: z.string(), position: z.int().min(0), hash: z.string() })),
  /** Base64 of a detached CMS over the canonical JSON of all that is above; null where there was no certificate. */
  signature: z.string().nullable(),
});

type HeadsFile = z.output<typeof format>;

const covered = ({ signature: _, ...said }: HeadsFile) => Buffer.from(canonical(said));

/** Writes where the chains end; gives a line on what was written. */
export async function writeHeads(file: string, heads: readonly ChainHead[]): Promise<string> {
  const made = now();
  const content: HeadsFile = {
    format: 'proofmark-heads',
    made: made.toISOString(),
    origin: context().origin,
    heads: [...heads],
    signature: null,
  };
  const { seal } = await configuredSeal();
  const signs = seal && isValid(seal, made) ? seal : null;
  if (signs) content.signature = Buffer.from(await signs.sign(covered(content))).toString('base64');
  writeFileSync(file, `${JSON.stringify(content, null, 1)}\n`);
  return `${file}: where ${heads.length} chains end, ${signs ? `signed by ${signs.name}` : 'not signed, for there is no certificate that is valid'}`;
}

interface ReadHeads {
  heads: readonly ChainHead[];
  lines: string[];
  wrong: string[];
}

/** Reads such a file, and whether it is as it was signed. */
export async function readHeads(file: string): Promise<ReadHeads> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Error(`There is no file ${file}`);
  const content = parsed(file);
  const { heads, made, signature } = content;
  const of = `${file}: where ${heads.length} chains ended on ${made.slice(0, 10)}`;
  if (signature === null) return { heads, lines: [`${of}, not signed`], wrong: [] };
  const check = await checkDetached(covered(content), Buffer.from(signature, 'base64'));
  if (check.state !== 'valid')
    return {
      heads,
      lines: [],
      wrong: [`${of}: its signature does not stand, the file is not what was signed`],
    };
  const { seal } = await configuredSeal();
  const ours = seal?.fingerprint === check.signer.fingerprint;
  const by = `signed by ${check.signer.subject}`;
  return {
    heads,
    lines: [
      `${of}, ${by}${ours ? ', which is this service’s certificate' : ` (SHA-256 ${check.signer.fingerprint}), which is not this service’s certificate now`}`,
    ],
    wrong: [],
  };
}

function parsed(file: string): HeadsFile {
  try {
    return format.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(
      `${file} is no file of where chains end, as \`npm run verify -- --write-heads FILE\` writes it`,
    );
  }
}
