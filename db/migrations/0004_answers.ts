import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/** One row a figure. The checks say what a status means, whoever writes it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [answer, ...indexes]);
}

/** The largest whole number a double holds exactly. NaN and both infinities fail the comparison. */
const EXACT = '9007199254740991';

const noFraction = 'numerator is null and denominator is null';

/**
 * Exactly one form: a number, a text, or n of N (with or without the share worked out). Each is tested with
 * `is null`, for a check that comes to null passes.
 */
const reported = `(
  (number is not null and text is null and ${noFraction})
  or (text is not null and number is null and ${noFraction})
  or (numerator is not null and denominator is not null and text is null)
)`;

const valueMatchesStatus = `case status
  when 'reported' then ${reported}
  when 'nil' then number is not null and number = 0 and text is null and ${noFraction}
  else number is null and text is null and ${noFraction}
end`;

const columns = `
  organisation_id uuid not null references organisation (id),
  version_id uuid not null,
  measure_id text not null,
  series text not null,
  category text not null,
  period_start date not null,
  period_end date not null,
  status text not null,
  number numeric,
  decimals smallint not null,
  text text,
  numerator bigint,
  denominator bigint,
  qualifier text,
  basis text,
  note text,
  explanation text,
  source text,
  stated_label text,
  slice text not null,
  revision integer not null,
  updated_by text,
  updated_at timestamptz not null`;

const answer = `create table answer (${columns},
  primary key (organisation_id, version_id, measure_id, series, category, period_start, period_end, slice),
  constraint answer_version foreign key (organisation_id, version_id) references version (organisation_id, id),
  constraint answer_measure_format check (measure_id ~ '^[a-z][a-z0-9_]*$' and length(measure_id) <= 120),
  constraint answer_series_known check (series in ('actual', 'target', 'forecast', 'comparative')),
  constraint answer_status_known check (status in ('reported', 'nil', 'not_measured', 'not_applicable')),
  constraint answer_value_matches_status check (${valueMatchesStatus}),
  constraint answer_number_finite check (abs(number) <= ${EXACT}),
  constraint answer_fraction_sane check (
    denominator > 0 and denominator <= ${EXACT} and numerator >= 0 and numerator <= denominator
  ),
  constraint answer_decimals_range check (decimals between 0 and 6),
  constraint answer_number_scale check (scale(number) <= 6),
  constraint answer_text_present check (not ${blank('text')}),
  constraint answer_note_present check (not ${blank('note')}),
  constraint answer_explanation_present check (not ${blank('explanation')}),
  constraint answer_source_present check (not ${blank('source')}),
  constraint answer_stated_label_present check (not ${blank('stated_label')}),
  constraint answer_qualifier_known check (
    qualifier in ('more_than', 'at_least', 'about', 'almost', 'less_than')
  ),
  constraint answer_basis_known check (basis in ('counted', 'survey', 'estimated', 'modelled')),
  constraint answer_period_sane check (
    period_start >= date '1900-01-01' and period_end < date '2200-01-01' and period_end >= period_start
  ),
  constraint answer_revision_counted check (revision >= 0)
)`;

const indexes = [
  // A trend: one organisation, one measure, by year.
  'create index answer_trend on answer (organisation_id, measure_id, period_end)',
  // A benchmark: one year's measure across organisations, read from the index alone.
  'create index answer_benchmark on answer (period_end, measure_id) include (number, status, series)',
];
