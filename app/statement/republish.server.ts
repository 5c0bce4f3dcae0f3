import { database, inTransaction } from '~db/client';
import { bumpPublicRevision } from '~db/queries/public-revision';
import { forgetFile, keepReplaced, mixedDataVersions, unsafeVersions } from '~db/queries/republication';
import { setPublicRecord } from '~db/queries/statements';
import { filesOfVersion } from '~db/queries/verification';
import { record } from '../audit/record.server';
import { now } from '../platform/clock.server';
import { publicationChanged } from '../scheme/contributions.server';
import { publicRecordOf } from './public-record.server';

/** Why files of an earlier rule are made anew, as the verification page says it. */
export const REMADE_BECAUSE =
  'Made anew under the rule sdc-2: the file before could say a figure of another year or area as this one, or point to a few people.';

/** Why files are made anew whose figures as CSV were of the earlier form. */
export const REMADE_DATA_BECAUSE =
  'Made anew: the figures as CSV mixed parts with totals and said “not shown” where the statement says a range.';

interface Republished {
  organisation: string;
  periodEnd: string;
  version: number;
  /** The files that were replaced. */
  files: string[];
  reason: string;
}

const AT_ONCE = 50;
/** Of what `mixedDataVersions` finds: each is gone from it once it was made anew, so the next ones follow. */
const MOST_LISTED = 10_000;

type Version = Awaited<ReturnType<typeof unsafeVersions>>[number];

/**
 * Works out anew what the public may see of every version that was published under an earlier rule, the first
 * published first, so that each is set against those before it; then finds files whose data are of an earlier form.
 * Files are forgotten and made anew when they are asked for; their hashes stay known, with the reason. With `dryRun`
 * nothing is changed. Running it again finds nothing.
 */
export async function republish({ dryRun }: { dryRun: boolean }): Promise<Republished[]> {
  const done: Republished[] = [];
  const remade = async (version: Version, reason: string) => {
    const { organisation, period_end: periodEnd, number, organisation_id, id } = version;
    const files = (await filesOfVersion(database(), organisation_id, id)).map(({ name }) => name);
    if (!dryRun) await remake(version, reason);
    done.push({ organisation, periodEnd, version: number, files, reason });
  };
  for (let after: { publishedAt: Date; id: string } | null = null; ; ) {
    const page: Version[] = await unsafeVersions(database(), after, AT_ONCE);
    for (const version of page) await remade(version, REMADE_BECAUSE);
    const last = page.at(-1);
    if (!last?.published_at || page.length < AT_ONCE) break;
    after = { publishedAt: last.published_at, id: last.id };
  }
  const known = new Set(done.map(({ organisation, periodEnd }) => `${organisation} ${periodEnd}`));
  for (const version of await mixedDataVersions(database(), MOST_LISTED))
    if (!known.has(`${version.organisation} ${version.period_end}`))
      await remade(version, REMADE_DATA_BECAUSE);
  return done;
}

async function remake(version: Version, reason: string): Promise<void> {
  const { organisation_id: organisationId, id: versionId, statement_id: statementId, status } = version;
  await inTransaction(async (tx) => {
    // What the public may see is right where only the form of a file was wrong.
    const said = reason === REMADE_BECAUSE ? await publicRecordOf(tx, organisationId, versionId, null) : null;
    if (said) await setPublicRecord(tx, organisationId, versionId, said);
    // What is not published any more is not served: its files stay as they were taken, to be known by.
    const files = status === 'published' ? await filesOfVersion(tx, organisationId, versionId) : [];
    for (const { name, sha256 } of files) {
      await keepReplaced(tx, {
        organisation_id: organisationId,
        version_id: versionId,
        name,
        sha256,
        reason,
        replaced_at: now(),
      });
      await forgetFile(tx, organisationId, versionId, name);
    }
    const detail = { reason, files, ...(said && { public_sha256: said.public_sha256 }) };
    await record(tx, {
      organisationId,
      actor: null,
      event: 'publication.remade',
      statementId,
      versionId,
      detail,
    });
    if (status !== 'published') return;
    await publicationChanged(tx, version);
    await bumpPublicRevision(tx);
  });
}
