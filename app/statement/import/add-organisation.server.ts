import { grantIn } from '~/accreditation/ledger.server';
import { type AuditEntry, record } from '~/audit/record.server';
import { newId, now } from '~/platform/clock.server';
import type { Level } from '~/questionnaire/measure';
import { firstLevel } from '~/questionnaire/scheme';
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
  address?: string | null;
  website?: string | null;
  yearEnd?: string | null;
  level?: Level;
  licenceUntil?: string | null;
  serves?: WhomServed | null;
  /** Who adds it; a command or the demo where nobody is named. */
  by?: { personId: string; name: string };
}

const HELD_BEFORE = 'It held this licence when it was added.';

/** What stands where nobody has said the legal form yet: an import knows a name only. */
const UNKNOWN_FORM = 'Not stated';

/** Adds an organisation, as the first event of its trail. */
export async function addOrganisationIn(tx: Tx, asked: NewOrganisation): Promise<OrganisationRow> {
  const row = newOrganisationRow(asked);
  await addOrganisation(tx, row);
  await record(tx, organisationAdded(row, asked.by ?? null));
  if (!asked.licenceUntil) return row;
  const until = asked.licenceUntil;
  await grantIn(tx, asked.by ?? null, row.id, { level: row.level, until, reason: HELD_BEFORE });
  return { ...row, licence_until: until };
}

/** An organisation as it begins: what nobody has said is not said. */
export function newOrganisationRow(asked: Omit<NewOrganisation, 'by'>): OrganisationRow {
  return {
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
    level: asked.level ?? firstLevel().id,
    licence_until: null,
    licence_hold: null,
    serves: asked.serves ?? null,
    address: asked.address || null,
    website: asked.website || null,
    year_end: asked.yearEnd || null,
    wordmark_key: null,
    wordmark_sha256: null,
    merged_into: null,
    merged_at: null,
    created_at: now(),
  };
}

/** The first event of its trail. */
export function organisationAdded(
  { id: organisationId, slug, name }: OrganisationRow,
  actor: { personId: string; name: string } | null,
): AuditEntry {
  return { organisationId, actor, event: 'organisation.added', detail: { slug, name } };
}
