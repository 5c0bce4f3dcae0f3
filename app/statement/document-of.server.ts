import type { Handle } from '~db/client';
import type { OrganisationRow } from '~db/queries/organisations';
import type { StatementRow, VersionHead } from '~db/queries/statements';
import { buildDocument, type Declaration, type StatementDocument } from '../questionnaire/document';
import type { Figure } from '../questionnaire/figure';
import { askedIn, before, figuresOf, periodOf, yearsOf } from './figures.server';
import { goalsAfter } from './goals.server';

interface Of {
  organisation: OrganisationRow;
  statement: StatementRow;
  version: Pick<VersionHead, 'id' | 'number'>;
}

/** A version's document as its answers stand now. */
export async function documentOf(
  db: Handle,
  { organisation, statement, version }: Of,
  declaration: Declaration | null = null,
): Promise<StatementDocument> {
  const years = await yearsOf(organisation.id, db);
  const { earlier, previous } = before(years, statement);
  const asked = await askedIn(db, statement);
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
    figures: sorted(await figuresOf(db, organisation.id, version.id)),
    history: earlier.flatMap((year) => year.figures),
    previous: previous?.figures ?? [],
    declaration,
    goals: await goalsAfter(db, organisation.id, asked, statement.period_end),
  });
}

/** Rows come in no order; a document has one, so that its bytes are the same on every engine. */
function sorted(figures: Figure[]): Figure[] {
  const key = (figure: Figure) =>
    [
      figure.measureId,
      figure.series,
      figure.category,
      figure.period.start,
      figure.period.end,
      figure.slice,
    ].join('|');
  return figures.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
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
