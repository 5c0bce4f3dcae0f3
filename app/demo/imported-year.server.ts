import { database } from '~db/client';
import { ownMeasures } from '~db/queries/organisations';
import { at } from '../platform/clock.server';
import { importCsv } from '../publication/csv/figures-csv';
import { readAnswer } from '../questionnaire/answers';
import { asMeasure } from '../questionnaire/own-measure';
import { addDays } from '../questionnaire/period';
import { questionnaireFor } from '../questionnaire/sections';
import { importTable } from '../statement/import/import.server';
import { typeCell } from './cells';
import { cellAt, type Living, periodIn, periodsAt } from './living';
import { moment } from './when';

/** Days after it joined on which an enterprise handed in its earlier figures. */
const HANDED_IN = 7;

/** A year from before the enterprise joined: its figures come in as a file, like anybody's. */
export async function importYear(living: Living): Promise<void> {
  const { enterprise, year } = living;
  const { slug } = enterprise.organisation;
  const csv = importCsv(await figuresIn(living));
  const { errors } = await at(moment(addDays(enterprise.joined, HANDED_IN)), () =>
    importTable({
      actor: null,
      slug,
      bytes: new TextEncoder().encode(csv),
      filename: `${slug}-${periodIn(year).end}.csv`,
      as: 'published',
    }),
  );
  const [error] = errors;
  if (error) throw new Error(`Demo: ${slug}, ${year.period}: ${error.column}: ${error.message}`);
}

async function figuresIn(living: Living) {
  const { enterprise, organisation, year } = living;
  const own = (await ownMeasures(database(), organisation.id)).map(asMeasure);
  const { level } = enterprise.organisation;
  const asked = questionnaireFor({ level, year: Number(periodIn(year).end.slice(0, 4)), own });
  return asked
    .flatMap((section) => section.measures)
    .flatMap((measure) => {
      const typed = typeCell(measure, cellAt(living, measure.id));
      if (!typed) return [];
      return readAnswer(measure, typed, periodsAt(living)).figures.map((figure) => ({ measure, figure }));
    });
}
