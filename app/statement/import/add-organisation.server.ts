import { record } from '~/audit/record.server';
import { newId, now } from '~/platform/clock.server';
import type { Level } from '~/questionnaire/measure';
import type { WhomServed } from '~/questionnaire/whom-served';
import type { Tx } from '~db/client';
import { addOrganisation, type OrganisationRow } from '~db/queries/organisations';

interface NewOrganisation {
  slug: string;
  name: string;
  purpose?: string;
  legalForm?: string;
  companyNumber?: string | null;
  charityNumber?: string | null;
  fieldOfWork?: string;
  region?: string;
  areas?: string;
  level?: Level;
  licenceUntil?: string | null;
  serves?: WhomServed | null;
  /** Who adds it; a command or the demo where nobody is named. */
  by?: { personId: string; name: string };
}

/** What stands where nobody has said the legal form yet: an import knows a name only. */
const UNKNOWN_FORM = 'Not stated';

/** Adds an organisation, as the first event of its trail. */
export async function addOrganisationIn(tx: Tx, asked: NewOrganisation): Promise<OrganisationRow> {
  const row: OrganisationRow = {
    id: newId(),
    slug: asked.slug,
    name: asked.name,
    purpose: asked.purpose ?? '',
    legal_form: asked.legalForm ?? UNKNOWN_FORM,
    company_number: asked.companyNumber ?? null,
    charity_number: asked.charityNumber ?? null,
    field_of_work: asked.fieldOfWork ?? '',
    region: asked.region ?? '',
    areas: asked.areas ?? '',
    level: asked.level ?? 'mark',
    licence_until: asked.licenceUntil ?? null,
    serves: asked.serves ?? null,
    created_at: now(),
  };
  await addOrganisation(tx, row);
  const detail = { slug: row.slug, name: row.name };
  await record(tx, { organisationId: row.id, actor: asked.by ?? null, event: 'organisation.added', detail });
  return row;
}
