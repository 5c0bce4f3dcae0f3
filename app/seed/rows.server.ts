import type { OrganisationRow } from '~db/queries/organisations';
import type { StatementRow, VersionRow } from '~db/queries/statements';
import type { Figure, Period } from '../questionnaire/figure';
import { addDays, addMonths } from '../questionnaire/period';
import { cycleAfter } from '../questionnaire/scheme';
import type { freezePublic } from '../statement/public-record.server';
import type { freezeDocument } from '../statement/submit.server';
import type { SeedEnterprise } from './enterprise';

/** A year of an enterprise, before anything is stored. */
export interface SeedYear {
  enterprise: SeedEnterprise;
  /** Counted from 0. */
  age: number;
  period: Period;
  figures: readonly Figure[];
}

const KINDS = { organisation: '100', statement: '200', version: '300' } as const;
/** 1 January 2020 in milliseconds: ids begin with a time, so that rows made together lie together. */
const EPOCH = 1_577_836_800_000;

/** An id with the form of UUIDv7, the same every time. */
export function seedId(kind: keyof typeof KINDS, index: number, age = 0): string {
  const time = (EPOCH + index).toString(16).padStart(12, '0');
  const tail = index.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${KINDS[kind]}-8${age.toString(16).padStart(3, '0')}-${tail}`;
}

/** The period of an enterprise's year that ends in a calendar year. */
export function periodEnding({ yearEnd }: SeedEnterprise, year: number): Period {
  const end = `${year}-${yearEnd}`;
  return { start: addMonths(addDays(end, 1), -12), end };
}

/** Days after the end of a period on which its statement is handed in, decided and published. */
const HANDED_IN = 80;
const DECIDED = 110;
/** A licence is renewed on a statement, and lasts until the next is due. */
const LICENCE_DAYS = 550;

const noon = (day: string) => new Date(`${day}T12:00:00.000Z`);

/** The organisation, whose licence rests on its last statement. */
export function organisationRow(enterprise: SeedEnterprise, last: Period): OrganisationRow {
  const until = addDays(last.end, LICENCE_DAYS - (enterprise.index % 7) * 30);
  return {
    id: seedId('organisation', enterprise.index),
    slug: enterprise.slug,
    name: enterprise.name,
    purpose: 'Made up, to fill a database.',
    legal_form: enterprise.legalForm,
    company_number: null,
    charity_number: null,
    field_of_work: enterprise.field,
    region: enterprise.region,
    areas: enterprise.region,
    level: enterprise.level,
    licence_until: until,
    licence_hold: null,
    serves: null,
    address: null,
    website: null,
    year_end: null,
    wordmark_key: null,
    wordmark_sha256: null,
    merged_into: null,
    merged_at: null,
    created_at: noon('2014-04-01'),
  };
}

/** The one event from which its licence follows. */
export function licenceRow({ id, level, licence_until, created_at }: OrganisationRow) {
  return {
    organisation_id: id,
    position: 1,
    kind: 'granted' as const,
    level,
    day: created_at.toISOString().slice(0, 10),
    until: licence_until,
    statement_id: null,
    recorded_at: created_at,
  };
}

/** Why it has it. */
export function licenceReasonRow({ id }: OrganisationRow) {
  return {
    organisation_id: id,
    position: 1,
    reason: 'Made up, to fill a database.',
    person_id: null,
    person_name: 'Proofmark',
    second_name: null,
  };
}

/** A year's statement. */
export function statementRow({ enterprise, age, period }: SeedYear): StatementRow {
  return {
    organisation_id: seedId('organisation', enterprise.index),
    id: seedId('statement', enterprise.index, age),
    period_start: period.start,
    period_end: period.end,
    cycle: cycleAfter(age),
    level: enterprise.level,
    created_at: noon(period.end),
  };
}

/** How far a statement has come. All but the last year's are published. */
export type SeedEnding = 'draft' | 'submitted' | 'published';

/** Its one version, declared and, where it is published, decided by nobody in particular. */
export function versionRow(
  { enterprise, age, period }: SeedYear,
  ending: SeedEnding,
  frozen: (ReturnType<typeof freezeDocument> & ReturnType<typeof freezePublic>) | null,
): VersionRow {
  const declared = ending !== 'draft';
  const published = ending === 'published';
  return {
    organisation_id: seedId('organisation', enterprise.index),
    id: seedId('version', enterprise.index, age),
    statement_id: seedId('statement', enterprise.index, age),
    number: 1,
    status: ending,
    revision: 1,
    prepared_by: null,
    prepared_at: null,
    declared_by: null,
    declared_name: declared ? 'Made-up director' : null,
    declared_role: declared ? 'Director' : null,
    submitted_at: declared ? noon(addDays(period.end, HANDED_IN)) : null,
    decided_by: null,
    decided_at: published ? noon(addDays(period.end, DECIDED)) : null,
    decision_reason: null,
    decision: null,
    publish_on: published ? addDays(period.end, DECIDED) : null,
    published_at: published ? noon(addDays(period.end, DECIDED)) : null,
    ended_at: null,
    document: frozen?.document ?? null,
    document_sha256: frozen?.document_sha256 ?? null,
    verification_code: null,
    exact_measures: null,
    leads: null,
    public_document: published ? (frozen?.public_document ?? null) : null,
    public_sha256: published ? (frozen?.public_sha256 ?? null) : null,
    created_at: noon(period.end),
  };
}
