import { data } from '@remix-run/node';
import { inTransaction, type Tx } from '~db/client';
import { holdAccreditorHead } from '~db/queries/accreditor';
import type { Actor } from '../access/can';
import { requireFreshActor, requirePermission } from '../account/actor.server';
import { act, read } from '../forms/read.server';
import { canonical, sha256 } from '../platform/canonical.server';
import { Refusal } from '../platform/refusal';
import { listFields } from './list-fields';
import { type ListPreview, type PlannedRow, shownRows } from './list-file';

/** Largest list; it travels a second time, as text, from what it would make to the making. */
const LIST_LIMIT = 2_000_000;

/** What a kind of list comes to, and how that is made: both inside one transaction. */
export interface ListKind {
  /** Reads and judges; makes nothing. A plan says all that its making needs. */
  plan: (tx: Tx, bytes: Uint8Array) => Promise<{ rows: PlannedRow[]; make: () => Promise<void> }>;
}

/** The first step: what a file would make, without making it. */
export async function previewList(kind: ListKind, file: File): Promise<ListPreview> {
  if (file.size > LIST_LIMIT)
    throw new Refusal('incomplete', 'This file is larger than 2 MB. Send it in parts').at('file');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { rows } = await inTransaction((tx) => kind.plan(tx, bytes));
  return {
    filename: file.name,
    content: Buffer.from(bytes).toString('base64'),
    seen: seenAs(bytes, rows),
    ...shownRows(rows),
  };
}

/**
 * The second: makes exactly what was shown, or nothing. Where somebody else has made or changed something meanwhile, so that
 * the same file would come to something else, it is looked at again first.
 */
export async function makeList(
  kind: ListKind,
  { content, seen }: Pick<ListPreview, 'content' | 'seen'>,
): Promise<PlannedRow[]> {
  const bytes = new Uint8Array(Buffer.from(content, 'base64'));
  return inTransaction(async (tx) => {
    // Whoever else adds organisations waits until this is over.
    await holdAccreditorHead(tx);
    const { rows, make } = await kind.plan(tx, bytes);
    if (seenAs(bytes, rows) !== seen)
      throw new Refusal(
        'conflict',
        'Something has changed since this list was shown, so nothing was made. Choose the file again, and look',
      ).at('file');
    await make();
    return rows;
  });
}

/** The action of a list's page: shows what a file would make, then makes it. */
export const listAction = (kindOf: (actor: Actor) => ListKind) =>
  act(async ({ request, context }) => {
    await requirePermission(request, context, 'organisation.add');
    const actor = await requireFreshActor(request, context);
    const said = await read(request, listFields, { carries: 'content' });
    const kind = kindOf(actor);
    if (said.intent === 'preview') return data({ preview: await previewList(kind, said.file), made: null });
    const rows = await makeList(kind, said);
    return data({ preview: null, made: rows.filter(({ outcome }) => outcome === 'made').length });
  });

const seenAs = (bytes: Uint8Array, rows: readonly PlannedRow[]) =>
  sha256(canonical([sha256(Buffer.from(bytes)), rows]));
