import { database } from '~db/client';
import { replacedFiles } from '~db/queries/republication';
import { currentVersion, expiredFiles, filesOfVersion, versionForCode } from '~db/queries/verification';
import { countGuess } from '../account/rate-limit.server';
import { licenceInWords, licenceOf } from '../accreditation/licence';
import { today } from '../platform/clock.server';
import { broughtInWords, wasBroughtIn } from '../questionnaire/brought-in';
import { conditionsInWords, verdictsInWords, whoDecided } from '../questionnaire/decision';
import type { StatementDocument } from '../questionnaire/document';
import { periodInWords } from '../questionnaire/period';
import { levelName, scheme } from '../questionnaire/scheme';
import { readAsPublished } from '../statement/public-record.server';
import { codeTyped } from './code';
import { fileInWords, filesInOrder } from './file-words';
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
  return { ...(await describe(code, row, standing, document)), remaking: !readable };
}

async function describe(
  code: string,
  row: Row,
  standing: VersionStanding,
  document: StatementDocument | null,
): Promise<Omit<Verified, 'remaking'>> {
  const { organisation_id, id, statement_id } = row;
  const [files, expired, replaced, current] = await Promise.all([
    filesOfVersion(database(), organisation_id, id),
    expiredFiles(database(), organisation_id, id),
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
    licence: licenceInWords(today(), licenceOf(row)),
    scheme: scheme.name,
    period: periodInWords({ start: row.period_start, end: row.period_end }),
    periodEnd: row.period_end,
    version: row.number,
    sha256: row.public_sha256 ?? '',
    files: filesInOrder([...files, ...expired]).map(({ name, sha256 }) => ({
      words: fileInWords(name, told),
      sha256,
    })),
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

function dayOf(moment: Date | null): string {
  return moment?.toISOString().slice(0, 10) ?? '';
}
