import { inTransaction } from '~db/client';
import {
  changeOrganisation,
  lockOrganisation,
  type OrganisationRow,
  organisationById,
} from '~db/queries/organisations';
import type { Actor } from '../access/can';
import { record } from '../audit/record.server';
import { sha256 } from '../platform/canonical.server';
import { notFound } from '../platform/refusal';
import { keepWhile, readKept } from '../platform/storage.server';
import { wordmarkPng } from '../platform/wordmark.server';
import { refuseClosed } from '../statement/closed';

/**
 * Keeps an organisation's wordmark: whatever came, a picture of our own making, without what else a file can hold. The one
 * before stays among the kept files, as what was once printed does.
 */
export async function changeWordmark(
  actor: Actor,
  { id }: Pick<OrganisationRow, 'id'>,
  file: File,
): Promise<void> {
  const png = await wordmarkPng(file);
  const hash = sha256(png);
  await keepWhile(png, (key) =>
    inTransaction(async (tx) => {
      await lockOrganisation(tx, id);
      const row = await organisationById(tx, id);
      if (!row) throw notFound();
      refuseClosed(row);
      if (row.wordmark_sha256 === hash) return false;
      await changeOrganisation(tx, id, { wordmark_key: key, wordmark_sha256: hash });
      const detail = { from: row.wordmark_sha256, to: hash };
      await record(tx, { organisationId: id, actor, event: 'wordmark.changed', detail });
      return true;
    }),
  );
}

/** Takes it away: nothing stands for it. */
export async function removeWordmark(actor: Actor, { id }: Pick<OrganisationRow, 'id'>): Promise<void> {
  await inTransaction(async (tx) => {
    await lockOrganisation(tx, id);
    const row = await organisationById(tx, id);
    if (!row) throw notFound();
    if (!row.wordmark_key) return;
    await changeOrganisation(tx, id, { wordmark_key: null, wordmark_sha256: null });
    const detail = { from: row.wordmark_sha256 };
    await record(tx, { organisationId: id, actor, event: 'wordmark.removed', detail });
  });
}

/** A wordmark's bytes, checked against the hash they were kept with. */
export async function wordmarkBytes(
  row: Pick<OrganisationRow, 'wordmark_key' | 'wordmark_sha256'>,
): Promise<{ bytes: Uint8Array; etag: string }> {
  if (!row.wordmark_key || !row.wordmark_sha256) throw notFound();
  const bytes = await readKept(row.wordmark_key);
  if (sha256(bytes) !== row.wordmark_sha256) throw new Error('A kept wordmark no longer has its hash');
  return { bytes, etag: row.wordmark_sha256 };
}
