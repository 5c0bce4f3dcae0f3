import { database, type Handle, inTransaction, type Tx } from '~db/client';
import { bumpPublicRevision } from '~db/queries/public-revision';
import {
  forgetFile,
  keepReplaced,
  keptPdfs,
  mixedDataVersions,
  unsafeVersions,
  versionsToWeigh,
} from '~db/queries/republication';
import { setPublicRecord, versionById } from '~db/queries/statements';
import { filesOfVersion } from '~db/queries/verification';
import { record } from '../audit/record.server';
import { now } from '../platform/clock.server';
import { drawsMuteGlyphs } from '../publication/mute-glyphs.server';
import type { StatementDocument } from '../questionnaire/document';
import { publicationChanged } from './contributions.server';
import { publicRecordOf, saysTooMuch } from './public-record.server';

/** Why files of an earlier rule are made anew, as the verification page says it. */
export const REMADE_BECAUSE =
  'Made anew under the rule sdc-2: the file before could say a figure of another year or area as this one, or point to a few people.';

/** Why files are made anew whose figures as CSV were of the earlier form. */
export const REMADE_DATA_BECAUSE =
  'Made anew: the figures as CSV mixed parts with totals and said “not shown” where the statement says a range.';

/** Why files are made anew that told people as things. */
export const REMADE_OWN_BECAUSE =
  'Made anew: a measure of the organisation’s own that speaks of people was published as if it counted things.';

/** Why files are made anew that told how many people there are of those whom an organisation serves. */
export const REMADE_SERVED_BECAUSE =
  'Made anew: people were counted as they are whom the organisation serves because of their situation, or of what they share.';

/** Why PDFs are made anew of which a reader's program does not know every letter. */
export const REMADE_LETTERS_BECAUSE =
  'Made anew: letters and signs that the PDF before shows, such as the point in “5.8”, were lost when it was copied, searched or read aloud.';

const BECAUSE = { own: REMADE_OWN_BECAUSE, served: REMADE_SERVED_BECAUSE } as const;

interface Republished {
  organisation: string;
  periodEnd: string;
  version: number;
  /** The files that were replaced. */
  files: string[];
  reason: string;
}

const AT_ONCE = 50;
/** Files are a megabyte at most, and are looked at one by one. */
const FILES_AT_ONCE = 10;
/** Of what `mixedDataVersions` finds: each is gone from it once it was made anew, so the next ones follow. */
const MOST_LISTED = 10_000;

type Version = Awaited<ReturnType<typeof unsafeVersions>>[number];

/**
 * Works out anew what the public may see of every version that was published under an earlier rule, the first
 * published first, so that each is set against those before it, and of every one that says people as things; then finds
 * files whose data are of an earlier form, and PDFs whose letters are not all known, of which those alone are made anew.
 * Files are forgotten and made anew when they are asked for; their hashes stay known, with the reason. With `dryRun`
 * nothing is changed. Running it again finds nothing.
 */
export async function republish({ dryRun }: { dryRun: boolean }): Promise<Republished[]> {
  const done: Republished[] = [];
  const known = new Set<string>();
  const remade = async (version: Version, reason: string, only?: ReadonlySet<string>) => {
    const { organisation, period_end: periodEnd, number, organisation_id, id } = version;
    const files = (await filesOfVersion(database(), organisation_id, id)).map(({ name }) => name);
    if (!dryRun) await remake(version, reason, only);
    known.add(id);
    const made = files.filter((name) => !only || only.has(name));
    done.push({ organisation, periodEnd, version: number, files: made, reason });
  };
  for await (const version of inPages(unsafeVersions)) await remade(version, REMADE_BECAUSE);
  for await (const version of inPages(versionsToWeigh)) {
    const why = saysTooMuch(version, version);
    if (why) await remade(version, BECAUSE[why]);
  }
  for (const version of await mixedDataVersions(database(), MOST_LISTED))
    if (!known.has(version.id)) await remade(version, REMADE_DATA_BECAUSE);
  for (const { version, names } of await withMuteGlyphs())
    if (!known.has(version.id)) await remade(version, REMADE_LETTERS_BECAUSE, names);
  return done;
}

/** Published versions with the names of those of their PDFs that draw what they do not say. */
async function withMuteGlyphs(): Promise<{ version: Version; names: Set<string> }[]> {
  const found = new Map<string, { version: Version; names: Set<string> }>();
  for (let after: Parameters<typeof keptPdfs>[1] = null; ; ) {
    const page = await keptPdfs(database(), after, FILES_AT_ONCE, REMADE_LETTERS_BECAUSE);
    for (const { bytes, name, ...version } of page) {
      if (!drawsMuteGlyphs(bytes)) continue;
      const known = found.get(version.id) ?? { version, names: new Set() };
      found.set(version.id, known);
      known.names.add(name);
    }
    const last = page.at(-1);
    if (!last || page.length < FILES_AT_ONCE) return [...found.values()];
    after = { organisationId: last.organisation_id, versionId: last.id, name: last.name };
  }
}

/**
 * The same of one organisation, as soon as it has said whom it serves: until a version is made anew nobody can read it.
 * Gives how many were. Where it is broken off, the rest waits for `republish`.
 */
export async function republishServed(organisationId: string): Promise<number> {
  let done = 0;
  for await (const version of inPages((db, after, limit) =>
    versionsToWeigh(db, after, limit, organisationId),
  )) {
    if (saysTooMuch(version, version) !== 'served') continue;
    await remake(version, REMADE_SERVED_BECAUSE);
    done += 1;
  }
  return done;
}

/** Versions a page at a time, in the order in which they were published. */
async function* inPages<Row extends Version>(
  read: (db: Handle, after: { publishedAt: Date; id: string } | null, limit: number) => Promise<Row[]>,
): AsyncGenerator<Row> {
  for (let after: Parameters<typeof read>[1] = null; ; ) {
    const page: Row[] = await read(database(), after, AT_ONCE);
    yield* page;
    const last = page.at(-1);
    if (!last?.published_at || page.length < AT_ONCE) return;
    after = { publishedAt: last.published_at, id: last.id };
  }
}

/** Of which it is the form that was wrong, and not what the public may see. */
const OF_FORM = [REMADE_DATA_BECAUSE, REMADE_LETTERS_BECAUSE];

/** Makes a version's files anew: all of them, or those alone that are named. */
async function remake(version: Version, reason: string, only?: ReadonlySet<string>): Promise<void> {
  const { organisation_id: organisationId, id: versionId, statement_id: statementId, status } = version;
  await inTransaction(async (tx) => {
    const said = OF_FORM.includes(reason)
      ? null
      : await publicRecordOf(tx, organisationId, versionId, await licenceSaid(tx, version));
    if (said) await setPublicRecord(tx, organisationId, versionId, said, version.public_sha256);
    // What is not published any more is not served: its files stay as they were taken, to be known by.
    const kept = status === 'published' ? await filesOfVersion(tx, organisationId, versionId) : [];
    const files = kept.filter(({ name }) => !only || only.has(name));
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

/** The licence's last day, as it was said when the version was published; null where that was not kept. */
async function licenceSaid(tx: Tx, { organisation_id, id }: Version): Promise<string | null> {
  const said = (await versionById(tx, organisation_id, id))?.public_document;
  return said ? ((JSON.parse(said) as StatementDocument).licenceUntil ?? null) : null;
}
