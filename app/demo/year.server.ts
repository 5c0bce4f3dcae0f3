import { database } from '~db/client';
import { at } from '../platform/clock.server';
import type { Section } from '../questionnaire/measure';
import { addDays } from '../questionnaire/period';
import { saveContractFigure } from '../statement/contract-figures.server';
import { documentOf } from '../statement/document-of.server';
import { type OpenStatement, openStatement } from '../statement/open.server';
import { prepareStatement } from '../statement/prepare.server';
import { seeStatement } from '../statement/shown.server';
import { startStatement } from '../statement/start.server';
import { submitStatement } from '../statement/submit.server';
import { withdrawStatement } from '../statement/withdraw.server';
import { decide } from './decide.server';
import type { DemoCell } from './enterprise';
import { importYear } from './imported-year.server';
import { cellAt, type Living, periodIn, periodsAt } from './living';
import { moment } from './when';
import { type Answering, answer, sectionsOf } from './year-answers.server';

/** Days after the period's end on which the usual things happen. */
const DAY = { start: 20, answer: 34, prepare: 85, submit: 90, takeBack: 92, decide: 111 };

/** Takes one statement through its life on believable days. */
export async function liveYear(living: Living): Promise<void> {
  const { year, editor, organisation } = living;
  if (year.imported) return importYear(living);
  const period = periodIn(year);
  const dayAfter = (days: number) => moment(addDays(period.end, days + (year.late ?? 0)));
  const { statementId } = await at(dayAfter(DAY.start), () =>
    startStatement({ actor: editor, organisationId: organisation.id, period }),
  );
  await fillIn(living, statementId, (sitting) => dayAfter(DAY.answer + sitting));
  if (year.ending === 'draft') return;
  await at(dayAfter(DAY.prepare), () => prepare(living, statementId));
  await at(dayAfter(DAY.submit), () => submit(living, statementId));
  if (year.withdrawnOnce) await at(dayAfter(DAY.takeBack), () => takeBack(living, statementId));
  if (year.ending !== 'submitted') await decide(living, statementId, dayAfter(DAY.decide));
}

/** A draft's sections are answered a day each, so that its history reads like an editor's week. */
async function fillIn(living: Living, statementId: string, dayOf: (sitting: number) => Date): Promise<void> {
  const { editor, year } = living;
  const open = await openStatement(editor, statementId, 'statement.edit');
  const sections = await sectionsOf(open);
  const of: Answering = { open, editor, periods: periodsAt(living), cellOf: (id) => cellAt(living, id) };
  const pages = sections.map((section) => section.measures);
  const sittings = year.ending === 'draft' ? pages : [pages.flat()];
  for (const [sitting, measures] of sittings.entries()) await at(dayOf(sitting), () => answer(of, measures));
  if (year.because) await at(dayOf(sittings.length), () => explain(living, of, sections));
  if (year.contracts) await at(dayOf(sittings.length), () => recordContracts(living, open));
}

/** What was done under single contracts. */
async function recordContracts({ editor, year }: Living, open: OpenStatement): Promise<void> {
  for (const typed of year.contracts ?? []) await saveContractFigure(editor, open, typed);
}

/** The editor answers what the check page asks: why figures changed so much. */
async function explain({ year }: Living, of: Answering, sections: readonly Section[]): Promise<void> {
  const { warnings } = await documentOf(database(), of.open);
  const open = warnings.filter(({ explanation }) => explanation === null);
  const asked = new Set(open.map(({ measureId }) => measureId));
  const because = (rule: string, id: string) => {
    if (!year.because || typeof year.because === 'string') return year.because;
    const section = sections.find(({ measures }) => measures.some((measure) => measure.id === id));
    return (
      year.because[rule] ?? year.because[id] ?? year.because[section?.id ?? ''] ?? year.because.otherwise
    );
  };
  const explained = (id: string): DemoCell => {
    const cell = of.cellOf(id);
    const said = typeof cell === 'string' ? { is: cell } : cell;
    const rules = open
      .filter(({ measureId }) => measureId === id)
      .map(({ rule }) => [rule, because(rule, id)]);
    return said && { ...said, explanations: { ...said.explanations, ...Object.fromEntries(rules) } };
  };
  await answer(
    { ...of, cellOf: explained },
    sections.flatMap(({ measures }) => measures).filter(({ id }) => asked.has(id)),
  );
}

async function prepare({ editor }: Living, statementId: string): Promise<void> {
  await prepareStatement(editor, await seeStatement(editor, statementId, 'statement.prepare'));
}

async function submit({ director, enterprise }: Living, statementId: string): Promise<void> {
  const open = await seeStatement(director, statementId, 'statement.declare');
  const { name, role } = enterprise.director;
  await submitStatement(director, open, { name, role });
}

/** A director takes it back, the editor says that it is ready again, and it goes in once more. */
async function takeBack(living: Living, statementId: string): Promise<void> {
  const { director } = living;
  await withdrawStatement(director, await seeStatement(director, statementId, 'statement.withdraw'));
  await prepare(living, statementId);
  await submit(living, statementId);
}
