import { database } from '~db/client';
import { replacedFiles } from '~db/queries/republication';
import { currentVersion, filesOfVersion, versionForCode } from '~db/queries/verification';
import { countGuess } from '../account/rate-limit.server';
import { licenceInWords } from '../accreditation/licence';
import { today } from '../platform/clock.server';
import { DATA_FILES, type DataFile } from '../publication/data-files';
import { broughtInWords, wasBroughtIn } from '../questionnaire/brought-in';
import { conditionsInWords, verdictsInWords, whoDecided } from '../questionnaire/decision';
import type { StatementDocument } from '../questionnaire/document';
import { periodInWords } from '../questionnaire/period';
import { levelName, scheme } from '../questionnaire/scheme';
import { readAsPublished } from '../statement/public-record.server';
import { codeTyped } from './code';
import { publishedData } from './data-files.server';
import { fileInWords, filesInOrder } from './file-words';
import { commissionerFile, declarationFile, statementFile } from './published-files.server';
import type { Verified, VersionStanding } from './verified';

type Verification = Verified | { state: 'unknown' } | { state: 'limited'; seconds: number };

type Row = NonNullable<Awaited<ReturnType<typeof versionForCode>>>;

const STANDINGS: Partial<Record<Row['status'], VersionStanding>> = {
  published: 'current',
  superseded: 'superseded',
  unpublished: 'withdrawn',
};

/** Looks a printed code up, however it was typed. What is not published yet is as unknown as what never was. */
export async function verify(typed: string, address: string): Promise<Verification> {
  const code = codeTyped(typed);
  const row = code ? await versionForCode(database(), code) : undefined;
  const standing = row && STANDINGS[row.status];
  if (!code || !row || !standing) {
    // Known codes always answer: a meeting, or everybody behind a proxy, may share one address.
    const seconds = await countGuess(address);
    return seconds === null ? { state: 'unknown' } : { state: 'limited', seconds };
  }
  const document = await readAsPublished(row);
  const readable = standing !== 'current' || document !== null;
  if (standing === 'current' && readable) await makeFiles(row);
  return { ...(await describe(code, row, standing, document)), remaking: !readable };
}

async function describe(
  code: string,
  row: Row,
  standing: VersionStanding,
  document: StatementDocument | null,
): Promise<Omit<Verified, 'remaking'>> {
  const { organisation_id, id, statement_id } = row;
  const [files, replaced, current] = await Promise.all([
    filesOfVersion(database(), organisation_id, id),
    replacedFiles(database(), organisation_id, id),
    standing === 'superseded' ? currentVersion(database(), organisation_id, statement_id) : undefined,
  ]);
  const published = dayOf(row.published_at);
  const told = { broughtIn: wasBroughtIn(row) };
  return {
    state: 'known',
    code,
    standing,
    since: standing === 'current' ? published : dayOf(row.ended_at),
    published,
    approved: row.decided_by ? dayOf(row.decided_at) : '',
    decided: document?.decision
      ? [
          whoDecided(document.decision),
          `Criteria: ${verdictsInWords(document.decision)}`,
          ...conditionsInWords(document.decision),
        ]
      : null,
    broughtIn: wasBroughtIn(row) && document?.broughtIn ? broughtInWords(document.broughtIn) : null,
    declared: row.declared_by
      ? { name: row.declared_name ?? '', role: row.declared_role ?? '', on: dayOf(row.submitted_at) }
      : null,
    organisation: { slug: row.slug, name: row.name },
    level: levelName(row.level),
    licence: licenceInWords(today(), row.licence_until),
    scheme: scheme.name,
    period: periodInWords({ start: row.period_start, end: row.period_end }),
    periodEnd: row.period_end,
    version: row.number,
    sha256: row.public_sha256 ?? '',
    files: filesInOrder(files).map(({ name, sha256 }) => ({ words: fileInWords(name, told), sha256 })),
    replaced: replaced.map(({ name, sha256, reason, replaced_at }) => ({
      words: fileInWords(name, told),
      sha256,
      reason,
      on: dayOf(replaced_at),
    })),
    current: current?.verification_code
      ? {
          code: current.verification_code,
          version: current.number,
          since: dayOf(current.published_at),
        }
      : null,
  };
}

/**
 * A file is stored before it is served, so the list of a version's files is whole at any time. Those that everybody
 * takes are made here when nobody has taken them yet, so that there is always something to compare with.
 */
async function makeFiles({ slug, period_end: periodEnd }: Row): Promise<void> {
  await statementFile(slug, periodEnd);
  await declarationFile(slug, periodEnd);
  await commissionerFile(slug, periodEnd, {});
  for (const name of Object.keys(DATA_FILES) as DataFile[]) await publishedData(slug, periodEnd, name);
}

function dayOf(moment: Date | null): string {
  return moment?.toISOString().slice(0, 10) ?? '';
}
