import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/**
 * A director may ask that a sensitive count be published as it is; an assessor agrees or refuses. What was agreed by
 * the time of approval stands on the version, so that what is public is known from the version alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [exactFigure, 'alter table version add column exact_measures text', present]);
}

const exactFigure = `create table exact_figure (
  organisation_id uuid not null references organisation (id),
  version_id uuid not null,
  measure_id text not null,
  reason text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  agreed boolean,
  primary key (organisation_id, version_id, measure_id),
  constraint exact_figure_version
    foreign key (organisation_id, version_id) references version (organisation_id, id),
  constraint exact_figure_measure_format check (measure_id ~ '^[a-z][a-z0-9_]*$'),
  constraint exact_figure_reason_present check (not ${blank('reason')}),
  constraint exact_figure_decided_whole check (
    (decided_by is null) = (decided_at is null) and (decided_by is null) = (agreed is null)
  ),
  constraint exact_figure_two_people check (decided_by is null or decided_by <> asked_by)
)`;

const present = `alter table version add constraint version_exact_measures_format
  check (exact_measures ~ '^[a-z][a-z0-9_]*( [a-z][a-z0-9_]*)*$')`;
