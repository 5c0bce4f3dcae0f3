import { database, inTransaction } from '~db/client';
import { holdAccreditorHead } from '~db/queries/accreditor';
import { revokeAllInvitations } from '~db/queries/invitations';
import {
  changeOrganisation,
  lockOrganisations,
  type OrganisationRow,
  organisationById,
  organisationBySlug,
} from '~db/queries/organisations';
import { statementsOf, versionsOf } from '~db/queries/statements';
import { draftStandings } from '~db/queries/turns';
import type { Actor } from '../access/can';
import { record, recordOfAccreditor } from '../audit/record.server';
import { now } from '../platform/clock.server';
import { notFound, Refusal } from '../platform/refusal';
import { yearLabel } from '../questionnaire/period';
import { periodOf } from '../statement/figures.server';
import { whereItStands } from '../statement/lifecycle';
import { possibleDuplicates } from './duplicates.server';

/** Statements on which somebody still works: nobody could end them in an organisation that is closed. */
const UNDER_WAY = ['draft', 'submitted', 'approved'] as const;

interface MergePage {
  name: string;
  slug: string;
  /** What stands in the way, in words; empty where it can be merged. */
  underWay: string[];
  /** Years whose documents stay where they are. */
  years: string[];
  /** Organisations that it may be. */
  alike: { slug: string; name: string; because: string }[];
  /** What was chosen to be looked at before it happens; null before. */
  survivor: { slug: string; name: string } | null;
  /** Where it was merged into already. */
  closed: { slug: string; name: string } | null;
}

/** What merging an organisation into another would do. */
export async function mergePage(row: OrganisationRow, survivor: string | null): Promise<MergePage> {
  const into = survivor ? await survivorOf(row, survivor) : null;
  const [statements, underWay] = await Promise.all([
    statementsOf(database(), row.id),
    underWayIn(database(), row.id),
  ]);
  const alike = await possibleDuplicates(database(), {
    name: row.name,
    company: row.company_number,
    charity: row.charity_number,
  });
  return {
    name: row.name,
    slug: row.slug,
    underWay,
    years: statements.map((statement) => yearLabel(periodOf(statement))),
    alike: alike.filter(({ slug }) => slug !== row.slug),
    survivor: into && { slug: into.slug, name: into.name },
    closed: await survivorAfter(row),
  };
}

async function underWayIn(db: Parameters<typeof statementsOf>[0], organisationId: string): Promise<string[]> {
  // One after the other: inside a transaction there is one connection.
  const statements = await statementsOf(db, organisationId);
  const versions = await versionsOf(db, organisationId);
  const drafts = await draftStandings(db, [organisationId]);
  return versions
    .filter(({ status }) => UNDER_WAY.some((each) => each === status))
    .flatMap((version) => {
      const statement = statements.find(({ id }) => id === version.statement_id);
      const draft = drafts.find((each) => each.statement_id === version.statement_id);
      const { words } = whereItStands({ ...draft, status: version.status });
      return statement ? [`${yearLabel(periodOf(statement))}: ${words}`] : [];
    });
}

/** The organisation that another is merged into, as it was typed: its address here, or all of it. */
async function survivorOf(row: OrganisationRow, typed: string): Promise<OrganisationRow> {
  const slug = typed.trim().toLowerCase().split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1) ?? '';
  const survivor = await organisationBySlug(database(), slug);
  if (!survivor)
    throw new Refusal('incomplete', 'No organisation has this address. Look it up in the list').at(
      'survivor',
    );
  if (survivor.id === row.id)
    throw new Refusal('incomplete', 'An organisation is not its own duplicate').at('survivor');
  if (survivor.merged_into)
    throw new Refusal('incomplete', `${survivor.name} is closed itself. Choose the one it points to`).at(
      'survivor',
    );
  return survivor;
}

/** Checks what was chosen, before it is shown what it would do; gives its slug. */
export async function chosenSurvivor(row: OrganisationRow, typed: string): Promise<string> {
  return (await survivorOf(row, typed)).slug;
}

/**
 * Closes a duplicate and points it to the organisation that it is. Its statements, their documents and its trail stay as they
 * are; both trails and the accreditor's say what happened. It cannot be undone by a button.
 */
export async function mergeOrganisation(
  actor: Actor,
  { id }: Pick<OrganisationRow, 'id'>,
  survivorSlug: string,
): Promise<void> {
  await inTransaction(async (tx) => {
    // Two that are merged into each other at once wait here: the second finds the first closed.
    await holdAccreditorHead(tx);
    const into = await organisationBySlug(tx, survivorSlug);
    if (!into) throw notFound();
    await lockOrganisations(tx, [id, into.id].sort());
    const duplicate = await organisationById(tx, id);
    const survivor = await organisationById(tx, into.id);
    if (!duplicate || !survivor) throw notFound();
    if (duplicate.id === survivor.id)
      throw new Refusal('incomplete', 'An organisation is not its own duplicate').at('survivor');
    if (duplicate.merged_into || survivor.merged_into)
      throw new Refusal('conflict', 'One of them was closed meanwhile. Open the page again');
    const underWay = await underWayIn(tx, id);
    if (underWay.length > 0)
      throw new Refusal('conflict', `Something is still under way in it: ${underWay.join('; ')}`);
    await changeOrganisation(tx, id, { merged_into: survivor.id, merged_at: now() });
    const invitationsEnded = await revokeAllInvitations(tx, id, now());
    const of = (row: OrganisationRow) => ({ id: row.id, slug: row.slug, name: row.name });
    await record(tx, {
      organisationId: id,
      actor,
      event: 'organisation.merged',
      detail: { into: of(survivor), invitationsEnded },
    });
    await record(tx, {
      organisationId: survivor.id,
      actor,
      event: 'organisation.took_in',
      detail: { duplicate: of(duplicate) },
    });
    const detail = { duplicate: of(duplicate), into: of(survivor) };
    await recordOfAccreditor(tx, { actor, event: 'organisation.merged', detail });
  });
}

/** How often an organisation can have been merged on: further nobody follows. */
const STEPS = 10;

/** The organisation that a closed one turned out to be, however often that was merged on; null where it is open. */
export async function survivorAfter(
  row: Pick<OrganisationRow, 'merged_into'>,
): Promise<{ slug: string; name: string } | null> {
  let next = row.merged_into;
  let found: OrganisationRow | undefined;
  for (let step = 0; next && step < STEPS; step += 1) {
    found = await organisationById(database(), next);
    next = found?.merged_into ?? null;
  }
  return found ? { slug: found.slug, name: found.name } : null;
}
