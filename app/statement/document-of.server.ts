import type { Handle } from '~db/client';
import type { OrganisationRow } from '~db/queries/organisations';
import { type StatementRow, type VersionHead, versionById } from '~db/queries/statements';
import { notFound } from '../platform/refusal';
import { asAnswered } from '../questionnaire/brought-in';
import {
  buildDocument,
  type Declaration,
  type DocumentGoal,
  type StatementDocument,
} from '../questionnaire/document';
import { type Figure, figureKey } from '../questionnaire/figure';
import type { Section } from '../questionnaire/measure';
import { askedIn, before, figuresOf, periodOf, type YearFigures, yearsOf } from './figures.server';
import { goalsAfter } from './goals.server';

interface Of {
  organisation: OrganisationRow;
  statement: StatementRow;
  version: Pick<VersionHead, 'id' | 'number'> & Partial<Pick<VersionHead, 'leads'>>;
}

/** A version's document as its answers stand now. */
export async function documentOf(
  db: Handle,
  of: Of,
  declaration: Declaration | null = null,
): Promise<StatementDocument> {
  const { organisation, statement, version } = of;
  const years = await yearsOf(organisation.id, db);
  const asked = await askedIn(db, statement);
  const figures = await figuresOf(db, organisation.id, version.id);
  const goals = await goalsAfter(db, organisation.id, asked, statement.period_end);
  return documentFrom({ ...of, years, asked, figures, goals }, declaration);
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

interface From extends Of {
  years: readonly YearFigures[];
  asked: readonly Section[];
  figures: readonly Figure[];
  goals?: readonly DocumentGoal[];
}

/** The same from years that were read already. */
export function documentFrom(
  { organisation, statement, version, years, asked, figures, goals = [] }: From,
  declaration: Declaration | null = null,
): StatementDocument {
  const { earlier, previous } = before(years, statement);
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
    declaration,
    goals,
    leads: leadsIn(version),
  });
}

/** What a version is to open with, in order. */
export function leadsIn({ leads }: Partial<Pick<VersionHead, 'leads'>>): string[] {
  return leads?.split(' ') ?? [];
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
  };
}
