import { database } from '~db/client';
import { contentsOfHash, filesOfHash, issuedOfHash } from '~db/queries/publications';
import { replacedOfHash } from '~db/queries/republication';
import { versionForCode } from '~db/queries/verification';
import { sha256 } from '../platform/canonical.server';
import { codeInPdf, isPdf } from '../publication/code-in-pdf.server';
import type { SaidByFile } from '../publication/file-address';
import { dayInWords, periodInWords } from '../questionnaire/period';
import { EVERY_YEAR_WORDS, STATUS_WORDS } from '../statement/lifecycle';

export interface FileOrigin {
  /** Its bytes are those that were published, or given out to the accreditor. */
  published: boolean;
  /** It says that it is the accreditor's own copy, whose bytes are not kept. */
  accreditors: boolean;
  /** A sentence each. */
  lines: string[];
}

/** Whether a file is one that was published: by its bytes; where those are unknown, what it says it is. */
export async function originOf(file: string, bytes: Uint8Array): Promise<FileOrigin> {
  const found = await whoseFile(sha256(bytes));
  if (found.length > 0)
    return { published: true, accreditors: false, lines: found.map((line) => `${file} is ${line}`) };
  const replaced = await replacedOfHash(database(), sha256(bytes));
  if (replaced.length > 0)
    return {
      published: true,
      accreditors: false,
      lines: replaced.map((row) => `${file} is ${oldFile(row)}`),
    };
  const copies = await issuedOfHash(database(), sha256(bytes));
  if (copies.length > 0)
    return { published: true, accreditors: true, lines: copies.map((copy) => `${file} is ${copyOf(copy)}`) };
  const said = isPdf(bytes) ? codeInPdf(bytes) : null;
  const line = await unknownFile(file, bytes, said);
  return { published: false, accreditors: said?.accreditors ?? false, lines: [line] };
}

/** What was published with exactly these bytes, in words. */
async function whoseFile(hash: string): Promise<string[]> {
  const [files, contents] = await Promise.all([
    filesOfHash(database(), hash),
    contentsOfHash(database(), hash),
  ]);
  const found = [...files, ...contents.map((row) => ({ ...row, file: 'statement.json' }))];
  return found.map(
    ({ file, number, status, ...row }) =>
      `${file.replace(/\?$/, '')} of ${whose(row.organisation, row, number)}: ${STATUS_WORDS[status].toLowerCase()}`,
  );
}

/** A file that was published and made anew since. */
function oldFile({ file, organisation, number, reason, replaced_at, ...row }: Replaced): string {
  const day = dayInWords(replaced_at.toISOString().slice(0, 10));
  return `${file.replace(/\?$/, '')} of ${whose(organisation, row, number)}, replaced on ${day}. ${reason}`;
}

type Replaced = Awaited<ReturnType<typeof replacedOfHash>>[number];
type Issued = Awaited<ReturnType<typeof issuedOfHash>>[number];

/** A file that was given out and not kept, as it was. */
function copyOf({ file, organisation, issued_at, number, ...row }: Issued): string {
  const day = dayInWords(issued_at.toISOString().slice(0, 10));
  const what = file === 'renewal.pdf' ? 'the accreditor’s own copy' : `${file}, made before publication,`;
  return `${what} of ${whose(organisation, row, number)}, as it was given out on ${day}`;
}

async function unknownFile(file: string, bytes: Uint8Array, said: SaidByFile | null): Promise<string> {
  const none = `${file} is not a file that was published here`;
  if (!isPdf(bytes)) return `${none}, and not a PDF that could say what it is. ${EVERY_YEAR_WORDS}`;
  if (!said) return `${none}: it carries no verification code`;
  const row = await versionForCode(database(), said.code);
  if (!row) return `${none}: it says it is ${said.code}, a code that nothing here has`;
  const named = `${said.code}, ${whose(row.name, row, row.number)} (${STATUS_WORDS[row.status].toLowerCase()})`;
  return said.accreditors
    ? `${file} says it is the accreditor’s own copy of ${named}. That copy is never published, so its bytes cannot be compared`
    : `${file} says it is ${named}, but its bytes are not those that were published: it was changed after publication`;
}

function whose(name: string, period: { period_start: string; period_end: string }, number: number): string {
  const words = periodInWords({ start: period.period_start, end: period.period_end });
  return `${name} for ${words}, version ${number}`;
}
