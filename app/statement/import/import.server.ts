import { database, type Handle, inTransaction, type Tx } from '~db/client';
import {
  addOwnMeasures,
  lockOrganisation,
  type OrganisationRow,
  organisationBySlug,
  ownMeasures,
} from '~db/queries/organisations';
import type { Actor } from '../../access/can';
import { record } from '../../audit/record.server';
import { newId, now, today } from '../../platform/clock.server';
import { Refusal } from '../../platform/refusal';
import type { OwnMeasure } from '../../questionnaire/own-measure';
import { firstLevel } from '../../questionnaire/scheme';
import { addOrganisationIn } from './add-organisation.server';
import type { ImportFault, TableRow } from './columns';
import { type ImportAs, type KnownStatement, knownStatements } from './existing.server';
import { type ImportPlan, planImport } from './plan';
import { readTable } from './read-table.server';
import { writeStatement } from './write.server';

export interface ImportRequest {
  /** Null for a command, which acts for whoever runs the software. */
  actor: Pick<Actor, 'personId' | 'name'> | null;
  slug: string;
  /** The name of the organisation to add when there is none of this slug. */
  create?: string;
  bytes: Uint8Array;
  filename: string;
  as: ImportAs;
  /** Say what would be done, and do nothing. */
  dryRun?: boolean;
}

export interface Imported {
  plan: ImportPlan | null;
  errors: ImportFault[];
  /** Whether an organisation was added for it. */
  created: boolean;
}

/** Thrown to undo the transaction when the plan turns out wrong inside it. */
class Wrong extends Error {
  constructor(readonly errors: ImportFault[]) {
    super('The import has faults');
  }
}

/** Imports a CSV or XLSX file of figures: all of it, or nothing and every fault by row and column. */
export async function importTable(request: ImportRequest): Promise<Imported> {
  if (request.actor && request.as === 'published')
    throw new Refusal('forbidden', 'Imported figures are published by an assessor');
  const table = await readTable(request.bytes);
  if (!table.ok) return { plan: null, errors: table.faults, created: false };
  try {
    return request.dryRun
      ? await look(database(), request, table.rows)
      : await inTransaction((tx) => write(tx, request, table.rows));
  } catch (error) {
    if (error instanceof Wrong) return { plan: null, errors: error.errors, created: false };
    throw error;
  }
}

interface Found {
  known: KnownStatement[];
  plan: ImportPlan;
}

async function plan(
  db: Handle,
  organisation: OrganisationRow | undefined,
  { as }: ImportRequest,
  rows: TableRow[],
): Promise<Found> {
  const known = organisation ? await knownStatements(db, organisation.id, as) : [];
  const own = organisation ? await ownMeasures(db, organisation.id) : [];
  const level = organisation?.level ?? firstLevel().id;
  const publishedOn = as === 'published' ? today() : undefined;
  const planned = planImport({ rows, level, own, statements: known, newId, publishedOn });
  if (!planned.ok) throw new Wrong(planned.faults);
  return { known, plan: planned.plan };
}

async function look(db: Handle, request: ImportRequest, rows: TableRow[]): Promise<Imported> {
  const organisation = await organisationBySlug(db, request.slug);
  if (!organisation && !request.create) throw unknown(request.slug);
  const { plan: found } = await plan(db, organisation, request, rows);
  return { plan: found, errors: [], created: !organisation };
}

async function write(tx: Tx, request: ImportRequest, rows: TableRow[]): Promise<Imported> {
  const { slug, create, actor, as, filename } = request;
  const existing = await organisationBySlug(tx, slug);
  if (!existing && !create) throw unknown(slug);
  const organisation = existing ?? (await addOrganisationIn(tx, { slug, name: create ?? slug }));
  await lockOrganisation(tx, organisation.id);
  const { known, plan: found } = await plan(tx, organisation, request, rows);
  await addOwn(tx, request, organisation.id, found.ownMeasures);
  for (const planned of found.statements)
    await writeStatement(tx, planned, { actor, organisation, known, as, filename });
  return { plan: found, errors: [], created: !existing };
}

function unknown(slug: string): Refusal {
  return new Refusal('not_found', `There is no organisation “${slug}”. Add it with --create "Its name"`);
}

async function addOwn(
  tx: Tx,
  { actor }: ImportRequest,
  organisationId: string,
  added: readonly OwnMeasure[],
): Promise<void> {
  if (added.length === 0) return;
  const first = (await ownMeasures(tx, organisationId)).at(-1)?.position ?? -1;
  const rows = added.map((own, index) => ({
    ...own,
    organisation_id: organisationId,
    position: first + 1 + index,
    replaces: null,
    created_at: now(),
  }));
  await addOwnMeasures(tx, rows);
  const measures = added.map(({ id, label, unit }) => ({ id, label, unit }));
  await record(tx, { organisationId, actor, event: 'own_measure.added', detail: { measures } });
}
