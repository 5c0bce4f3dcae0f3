import { database, inTransaction } from '~db/client';
import { bumpPublicRevision } from '~db/queries/public-revision';
import { forgetFile, keepReplaced, unsafeVersions } from '~db/queries/republication';
import { setPublicRecord } from '~db/queries/statements';
import { filesOfVersion } from '~db/queries/verification';
import { record } from '../audit/record.server';
import { now } from '../platform/clock.server';
import { publicationChanged } from '../scheme/contributions.server';
import { publicRecordOf } from './public-record.server';

/** Why files of an earlier rule are made anew, as the verification page says it. */
export const REMADE_BECAUSE =
  'Made anew under the rule sdc-2: the file before could say a figure of another year or area as this one, or point to a few people.';

export interface Republished {
  organisation: string;
  periodEnd: string;
  version: number;
  /** The files that were replaced. */
  files: string[];
}

const AT_ONCE = 50;

/**
 * Works out anew what the public may see of every version that was published under an earlier rule, the first
 * published first, so that each is set against those before it. Its files are forgotten and made anew when they are
 * asked for; their hashes stay known, with the reason. With `dryRun` nothing is changed. Running it again finds nothing.
 */
export async function republish({ dryRun }: { dryRun: boolean }): Promise<Republished[]> {
  const done: Republished[] = [];
  let after: { publishedAt: Date; id: string } | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof unsafeVersions>> = await unsafeVersions(database(), after, AT_ONCE);
    for (const version of page) {
      const files = (await filesOfVersion(database(), version.organisation_id, version.id)).map(
        ({ name }) => name,
      );
      if (!dryRun) await remake(version);
      const { organisation, period_end: periodEnd, number } = version;
      done.push({ organisation, periodEnd, version: number, files });
    }
    const last = page.at(-1);
    if (!last?.published_at || page.length < AT_ONCE) return done;
    after = { publishedAt: last.published_at, id: last.id };
  }
}

async function remake(version: Awaited<ReturnType<typeof unsafeVersions>>[number]): Promise<void> {
  const { organisation_id: organisationId, id: versionId, statement_id: statementId, status } = version;
  await inTransaction(async (tx) => {
    const said = await publicRecordOf(tx, organisationId, versionId, null);
    await setPublicRecord(tx, organisationId, versionId, said);
    // What is not published any more is not served: its files stay as they were taken, to be known by.
    const files = status === 'published' ? await filesOfVersion(tx, organisationId, versionId) : [];
    for (const { name, sha256 } of files) {
      await keepReplaced(tx, {
        organisation_id: organisationId,
        version_id: versionId,
        name,
        sha256,
        reason: REMADE_BECAUSE,
        replaced_at: now(),
      });
      await forgetFile(tx, organisationId, versionId, name);
    }
    const detail = { reason: REMADE_BECAUSE, files, public_sha256: said.public_sha256 };
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
