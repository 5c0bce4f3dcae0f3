import { validate as isId } from 'uuid';
import { database, inTransaction } from '~db/client';
import { isUnknown } from '~db/fenced/errors';
import { addEvidence, evidenceById, evidenceOf, removeEvidence } from '~db/queries/evidence';
import { namesOf } from '~db/queries/people';
import type { Actor } from '../access/can';
import { sha256 } from '../platform/canonical.server';
import { newId, now } from '../platform/clock.server';
import { notFound, Refusal } from '../platform/refusal';
import { dropKept, keepFile, readKept } from '../platform/storage.server';
import { stepEvent } from '../statement/decide.server';
import { askedIn } from '../statement/figures.server';
import type { OpenStatement } from '../statement/open.server';
import { checkedFile } from './checked-file.server';
import type { EvidenceFile } from './evidence';
import { FILE_KINDS, sizeInWords } from './file-kinds';

/** Most files behind one statement. */
const FILES_LIMIT = 200;

/** Every file behind a statement's figures, oldest first; those taken away say when. */
export async function evidenceFiles(open: OpenStatement): Promise<EvidenceFile[]> {
  const rows = await evidenceOf(database(), open.organisation.id, open.statement.id);
  const names = await namesOf(database(), [...new Set(rows.map(({ added_by }) => added_by))]);
  return rows.map((row) => ({
    id: row.id,
    measureId: row.measure_id,
    name: row.name,
    size: sizeInWords(row.size),
    sha256: row.sha256,
    about: row.about,
    addedBy: names.get(row.added_by) ?? 'somebody who has left',
    addedAt: row.added_at.toISOString(),
    removedAt: row.removed_at?.toISOString() ?? null,
  }));
}

interface NewEvidence {
  measureId: string;
  about: string;
  /** Whoever adds it has said that nobody can be recognised in it. */
  file: { name: string; bytes: Uint8Array };
}

/** Adds a file to one figure of a draft. */
export async function addFile(actor: Actor, open: OpenStatement, asked: NewEvidence): Promise<void> {
  const measure = (await askedIn(database(), open.statement))
    .flatMap(({ measures }) => measures)
    .find(({ id }) => id === asked.measureId);
  refuseUnlessDraft(open);
  if (!measure) throw new Refusal('incomplete', 'Choose which answer the file is about').at('measure');
  const offered = (await evidenceFiles(open)).filter(({ removedAt }) => removedAt === null);
  if (offered.length >= FILES_LIMIT)
    throw new Refusal('conflict', `There can be at most ${FILES_LIMIT} files behind a statement`).at('file');
  const checked = await checkedFile(asked.file);
  if ('wrong' in checked) throw new Refusal('incomplete', checked.wrong).at('file');
  const { name, kind, bytes } = checked;
  const hash = sha256(bytes);
  const row = {
    organisation_id: open.organisation.id,
    id: newId(),
    statement_id: open.statement.id,
    version_id: open.version.id,
    measure_id: measure.id,
    name,
    media_type: FILE_KINDS[kind],
    size: bytes.length,
    sha256: hash,
    storage_key: await keepFile(bytes),
    about: asked.about || null,
    added_by: actor.personId,
    added_at: now(),
  };
  await inTransaction(async (tx) => {
    await addEvidence(tx, row);
    await stepEvent(tx, actor, open, 'evidence.added', { measure: measure.label, name, sha256: hash });
  }).catch(async (error) => {
    // Unless COMMIT was under way: then the row may be there.
    if (!isUnknown(error)) await dropKept(row.storage_key);
    throw error;
  });
}

/** Takes a file away from a draft; a version that was declared with it still names it. */
export async function takeFileAway(actor: Actor, open: OpenStatement, id: string): Promise<void> {
  refuseUnlessDraft(open);
  const file = await fileOf(open, id);
  await inTransaction(async (tx) => {
    const { organisation_id: organisationId } = file;
    if (await removeEvidence(tx, { organisationId, id, personId: actor.personId, at: now() }))
      await stepEvent(tx, actor, open, 'evidence.removed', { name: file.name, sha256: file.sha256 });
  });
}

/** A file's bytes, checked against the hash it was kept with. */
export async function evidenceBytes(open: OpenStatement, id: string) {
  const file = await fileOf(open, id);
  const bytes = await readKept(file.storage_key);
  if (sha256(bytes) !== file.sha256) throw new Error(`The kept file ${id} no longer has its hash`);
  return { bytes, name: file.name, mediaType: file.media_type, sha256: file.sha256 };
}

async function fileOf({ organisation, statement }: OpenStatement, id: string) {
  if (!isId(id)) throw notFound();
  const file = await evidenceById(database(), organisation.id, id);
  if (file?.statement_id !== statement.id) throw notFound();
  return file;
}

function refuseUnlessDraft({ version }: OpenStatement): void {
  if (version.status !== 'draft')
    throw new Refusal('not_in_state', 'This statement is no longer a draft, so its evidence stays as it is');
}
