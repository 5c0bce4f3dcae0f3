import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/** A statement, and the versions of it that were drafted, assessed and published. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [statement, version, fieldComment, ...indexes]);
}

const earliest = "date '1900-01-01'";
const latest = "date '2200-01-01'";

/** Eighteen months is the longest an accounting period may be; the day more is for months of unlike length. */
const statement = `create table statement (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  period_start date not null,
  period_end date not null,
  cycle text not null,
  level text not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  constraint statement_period_end unique (organisation_id, period_end),
  constraint statement_period_sane check (
    period_start >= ${earliest} and period_end < ${latest} and period_end >= period_start
  ),
  constraint statement_period_length check (period_end < period_start + interval '18 months' + interval '1 day'),
  constraint statement_cycle_known check (cycle in ('annual', 'full')),
  constraint statement_level_known check (level in ('mark', 'gold'))
)`;

const version = `create table version (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  statement_id uuid not null,
  number integer not null,
  status text not null,
  revision integer not null,
  prepared_by text,
  prepared_at timestamptz,
  declared_by text,
  declared_name text,
  declared_role text,
  submitted_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  publish_on date,
  published_at timestamptz,
  ended_at timestamptz,
  document text,
  document_sha256 text,
  verification_code text,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  constraint version_statement foreign key (organisation_id, statement_id) references statement (organisation_id, id),
  constraint version_number unique (organisation_id, statement_id, number),
  constraint version_number_counted check (number >= 1),
  constraint version_revision_counted check (revision >= 0),
  constraint version_status_known check (status in (
    'draft', 'submitted', 'returned', 'withdrawn', 'approved', 'published', 'superseded', 'unpublished'
  )),
  constraint version_document_frozen check (
    (status = 'draft') = (document is null) and (document is null) = (document_sha256 is null)
  ),
  constraint version_document_present check (document <> ''),
  constraint version_sha256_format check (document_sha256 ~ '^[0-9a-f]{64}$'),
  constraint version_verification_code_present check (not ${blank('verification_code')}),
  constraint version_published_at_present check (
    status not in ('published', 'superseded', 'unpublished') or published_at is not null
  ),
  constraint version_declarer_is_not_decider check (
    status not in ('approved', 'published') or declared_by <> decided_by
  ),
  constraint version_publish_on_finite check (isfinite(publish_on))
)`;

const fieldComment = `create table field_comment (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  statement_id uuid not null,
  version_id uuid not null,
  measure_id text not null check (measure_id <> ''),
  body text not null,
  author_id text not null check (author_id <> ''),
  created_at timestamptz not null,
  resolved_at timestamptz,
  primary key (organisation_id, id),
  constraint field_comment_statement
    foreign key (organisation_id, statement_id) references statement (organisation_id, id),
  constraint field_comment_version
    foreign key (organisation_id, version_id) references version (organisation_id, id),
  constraint field_comment_body_present check (not ${blank('body')})
)`;

const indexes = [
  // A public address names the statement or the version before the organisation is known.
  'create index statement_id on statement (id)',
  'create index version_id on version (id)',
  `create unique index version_one_open on version (organisation_id, statement_id)
    where status in ('draft', 'submitted', 'approved')`,
  `create unique index version_one_published on version (organisation_id, statement_id)
    where status = 'published'`,
  // The assessor's queue and the directory, across organisations.
  'create index version_status on version (status, submitted_at)',
  'create index field_comment_of_version on field_comment (organisation_id, version_id, measure_id)',
  'create index field_comment_of_statement on field_comment (organisation_id, statement_id)',
];
