import type { Handle } from '~db/client';
import type { OrganisationRow } from '~db/queries/organisations';
import { type StatementRow, type VersionHead, versionById } from '~db/queries/statements';
import { notFound } from '../platform/refusal';
import { asAnswered, besideOf, sourceIn } from '../questionnaire/brought-in';
import {
  type BroughtInYear,
  buildDocument,
  type DocumentGoal,
  type StatementDocument,
} from '../questionnaire/document';
import { type Figure, figureKey } from '../questionnaire/figure';
import type { Section } from '../questionnaire/measure';
import { coreMeasure } from '../questionnaire/sections';
import {
  askedIn,
  before,
  type Earlier,
  figuresOf,
  periodOf,
  type YearFigures,
  yearsOf,
} from './figures.server';
import { goalsAfter } from './goals.server';

interface Of {
  organisation: OrganisationRow;
  statement: StatementRow;
  version: Pick<VersionHead, 'id' | 'number'> & Partial<Pick<VersionHead, 'leads'>>;
}

/**
 * A version's document as its answers stand now. Years that only an import's draft tells stand in it where a page lists
 * them to whoever declares it, and not where figures are published without a declaration.
 */
export async function documentOf(
  db: Handle,
  of: Of,
  { listed = true }: { listed?: boolean } = {},
): Promise<StatementDocument> {
  const { organisation, statement, version } = of;
  const years = await yearsOf(organisation.id, db);
  const asked = await askedIn(db, statement);
  const figures = await figuresOf(db, organisation.id, version.id);
  const goals = await goalsAfter(db, organisation.id, asked, statement.period_end);
  return documentFrom({ ...of, asked, figures, goals, ...before(years, statement, { listed }) });
}

/** A submitted version's document as it was frozen. */
export async function frozenDocument(
  db: Handle,
  { version }: { version: Pick<VersionHead, 'organisation_id' | 'id'> },
): Promise<StatementDocument> {
  const frozen = await versionById(db, version.organisation_id, version.id);
  if (!frozen?.document) throw notFound();
  return asAnswered(JSON.parse(frozen.document) as StatementDocument, frozen);
}

interface From extends Of, Earlier {
  asked: readonly Section[];
  figures: readonly Figure[];
  goals: readonly DocumentGoal[];
}

function documentFrom({
  organisation,
  statement,
  version,
  asked,
  figures,
  goals,
  earlier,
  broughtIn,
  previous,
}: From): StatementDocument {
  return buildDocument({
    organisation: describe(organisation),
    statement: {
      id: statement.id,
      version: version.number,
      level: statement.level,
      cycle: statement.cycle,
      period: periodOf(statement),
    },
    asked,
    figures: sortedFigures(figures),
    history: earlier.flatMap((year) => year.figures),
    previous: previous?.figures ?? [],
    previousPeriod: previous ? periodOf(previous.statement) : undefined,
    declaration: null,
    goals,
    leads: leadsIn(version),
    broughtInYears: broughtIn.map((year) => broughtInYear(year, asked)),
  });
}

/** What a version is to open with, in order. */
export function leadsIn({ leads }: Partial<Pick<VersionHead, 'leads'>>): string[] {
  return leads?.split(' ') ?? [];
}

/** A year that was brought in, with the publications that its figures name, else the files that brought it. */
function broughtInYear({ statement, rows, figures }: YearFigures, asked: readonly Section[]): BroughtInYear {
  const measures = asked.flatMap((section) => section.measures);
  const measureOf = (id: string) => measures.find((each) => each.id === id) ?? coreMeasure(id);
  const files = [...new Set(rows.flatMap((row) => row.imported_from ?? []))].sort().join('; ');
  const named = figures.map(({ source, measureId }) => ({ source, measure: measureOf(measureId) }));
  const period = periodOf(statement);
  const beside = besideOf(figures, period);
  return { period, source: sourceIn(named, files || undefined), ...(beside.length > 0 && { beside }) };
}

/** Rows come in no order; a document has one, so that its bytes are the same on every engine. */
export function sortedFigures(figures: readonly Figure[]): Figure[] {
  return figures
    .map((figure) => ({ figure, key: figureKey(figure) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ figure }) => figure);
}

function describe(row: OrganisationRow): StatementDocument['organisation'] {
  return {
    slug: row.slug,
    name: row.name,
    purpose: row.purpose,
    legalForm: row.legal_form,
    companyNumber: row.company_number,
    charityNumber: row.charity_number,
    fieldOfWork: row.field_of_work,
    region: row.region,
    areas: row.areas,
    ...(row.serves && { serves: row.serves }),
  };
}
