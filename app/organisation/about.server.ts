import { inTransaction, type Tx } from '~db/client';
import {
  changeOrganisation,
  lockOrganisation,
  type OrganisationRow,
  organisationById,
} from '~db/queries/organisations';
import { type Actor, can } from '../access/can';
import { record } from '../audit/record.server';
import { canonical, sha256 } from '../platform/canonical.server';
import { notFound, Refusal } from '../platform/refusal';
import { leastOfServed, type WhomServed } from '../questionnaire/whom-served';
import { refuseClosed } from '../statement/closed';
import { republishServed } from '../statement/republish.server';

/** What documents print of an organisation, as its form has it. */
interface SaidOfOrganisation {
  purpose: string;
  legalForm: string;
  companyNumber: string;
  charityNumber: string;
  fieldOfWork: string;
  region: string;
  areas: string;
  address: string;
  website: string;
  /** `03-31`; empty while nobody has said. */
  yearEnd: string;
}

const saidOf = (row: OrganisationRow): SaidOfOrganisation => ({
  purpose: row.purpose,
  legalForm: row.legal_form,
  companyNumber: row.company_number ?? '',
  charityNumber: row.charity_number ?? '',
  fieldOfWork: row.field_of_work,
  region: row.region,
  areas: row.areas,
  address: row.address ?? '',
  website: row.website ?? '',
  yearEnd: row.year_end ?? '',
});

/** Which words a page showed, so that somebody else's are not overwritten. */
const seenAs = (said: SaidOfOrganisation) => sha256(canonical(said));

export function aboutPage(actor: Actor, row: OrganisationRow) {
  const said = saidOf(row);
  const { slug, name } = row;
  const mayChange = can(actor, 'organisation.edit', row.id) && row.merged_into === null;
  return { slug, name, said, seen: seenAs(said), mayChange, wordmark: row.wordmark_sha256 };
}

/**
 * A purpose that speaks of people whose counts are protected says whom the organisation serves, also in years that were
 * published under other words: readers have both. It can be answered otherwise afterwards, which lifts nothing.
 */
async function servesWhomItSays(
  tx: Tx,
  actor: Actor,
  { id: organisationId, purpose, serves }: OrganisationRow,
): Promise<void> {
  const speaksOf = leastOfServed({ purpose, serves: 'public' }, []);
  if (speaksOf === null || speaksOf === leastOfServed({ purpose: '', serves: serves ?? 'public' }, []))
    return;
  if (serves === 'special') return;
  const now: WhomServed = speaksOf === 'special' ? 'special' : 'delicate';
  await changeOrganisation(tx, organisationId, { serves: now });
  const detail = { serves: now, reason: 'its purpose speaks of them' };
  await record(tx, { organisationId, actor, event: 'organisation.served', detail });
}

/**
 * Changes what is said of an organisation from now on: what was declared keeps what it said then. Where the new purpose
 * speaks of people whose counts are protected, what is published already is made anew.
 */
export async function changeWhatIsSaid(
  actor: Actor,
  { id }: Pick<OrganisationRow, 'id'>,
  asked: SaidOfOrganisation & { seen: string },
): Promise<void> {
  const { seen, ...said } = asked;
  await inTransaction(async (tx) => {
    await lockOrganisation(tx, id);
    const row = await organisationById(tx, id);
    if (!row) throw notFound();
    refuseClosed(row);
    const before = saidOf(row);
    const changed = (Object.keys(said) as (keyof SaidOfOrganisation)[]).filter(
      (part) => said[part] !== before[part],
    );
    if (changed.length === 0) return;
    if (seenAs(before) !== seen)
      throw new Refusal(
        'conflict',
        'Somebody else changed this while you were writing. Yours is still here: open the page again beside it, and compare',
      );
    await changeOrganisation(tx, id, {
      purpose: said.purpose,
      legal_form: said.legalForm,
      company_number: said.companyNumber || null,
      charity_number: said.charityNumber || null,
      field_of_work: said.fieldOfWork,
      region: said.region,
      areas: said.areas,
      address: said.address || null,
      website: said.website || null,
      year_end: said.yearEnd || null,
    });
    await servesWhomItSays(tx, actor, { ...row, purpose: said.purpose });
    const detail = Object.fromEntries(changed.map((part) => [part, { from: before[part], to: said[part] }]));
    await record(tx, { organisationId: id, actor, event: 'organisation.changed', detail });
  });
  // Also where nothing changed: what was broken off before is made up for.
  await republishServed(id);
}
