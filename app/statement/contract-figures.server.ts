import { database, inTransaction, type Tx } from '~db/client';
import { addAnswers, removeSliced } from '~db/queries/answers';
import { reviseDraft } from '~db/queries/statements';
import { type Actor, can } from '../access/can';
import type { AnswerChange } from '../audit/events';
import { now } from '../platform/clock.server';
import { Refusal, wrongFields } from '../platform/refusal';
import type { TypedAnswer } from '../questionnaire/answers';
import { draftAnswer } from '../questionnaire/draft-schema';
import { type Figure, figureKey } from '../questionnaire/figure';
import { formatFigure } from '../questionnaire/format';
import type { Measure } from '../questionnaire/measure';
import { isDay, periodInWords, samePeriod } from '../questionnaire/period';
import { answerRow } from './answer-rows.server';
import { type Contract, contractName, contractsIn, countable } from './contract-figures';
import { stepEvent } from './decide.server';
import { askedIn, figuresOf, periodOf } from './figures.server';
import type { OpenStatement } from './open.server';

interface ContractPage {
  id: string;
  organisation: string;
  period: string;
  contracts: Contract[];
  /** Names to choose from: those used already and the areas the organisation serves. */
  known: string[];
  measures: { title: string; measures: { id: string; label: string; kind: string; unit: string }[] }[];
  editable: boolean;
}

/** The page of figures for single contracts and areas. */
export async function contractPage(actor: Actor, open: OpenStatement): Promise<ContractPage> {
  const { statement, version, organisation } = open;
  const [asked, figures] = await Promise.all([
    askedIn(database(), statement),
    figuresOf(database(), organisation.id, version.id),
  ]);
  const contracts = contractsIn(asked, figures);
  const served = organisation.areas.split(/[,;]/).map((area) => area.trim());
  return {
    id: statement.id,
    organisation: organisation.name,
    period: periodInWords(periodOf(statement)),
    contracts,
    known: [...new Set([...contracts.map(({ name }) => name), ...served])].filter(Boolean),
    measures: countable(asked).map(({ title, measures }) => ({
      title,
      measures: measures.map(({ id, label, kind, unit }) => ({ id, label, kind, unit })),
    })),
    editable: version.status === 'draft' && can(actor, 'statement.edit', organisation.id),
  };
}

interface TypedContractFigure extends TypedAnswer {
  contract: string;
  measure: string;
}

/** Records one figure for one contract or area; what is wrong with it is refused by field. */
export async function saveContractFigure(
  actor: Actor,
  open: OpenStatement,
  { contract, measure: measureId, ...typed }: TypedContractFigure,
): Promise<void> {
  const name = contractName(contract);
  const asked = await askedIn(database(), open.statement);
  const measure = countable(asked)
    .flatMap(({ measures }) => measures)
    .find(({ id }) => id === measureId);
  if (!measure) throw new Refusal('incomplete', 'Choose what was counted').at('measure');
  const periods = { own: periodOf(open.statement), previous: null };
  const read = draftAnswer(measure, periods).safeParse(typed);
  if (!read.success)
    throw wrongFields(read.error.issues.map(({ path, message }) => ({ field: String(path[0]), message })));
  const [figure] = read.data.figures;
  if (!figure) throw new Refusal('incomplete', 'Enter the figure').at('value');
  const words = formatFigure(figure, measure);
  await inTransaction(async (tx) => {
    const revision = await revise(tx, open);
    const { organisation_id: organisationId, id: versionId } = open.version;
    const stated = await figuresOf(tx, organisationId, versionId);
    // One contract has one name, however it is typed next time.
    const slice = stated.find((each) => sameName(each.slice, name))?.slice ?? name;
    const sliced = { ...figure, slice };
    const before = stated.find((each) => figureKey(each) === figureKey(sliced));
    await removeSliced(tx, keyOf(open, sliced));
    const by = { organisationId, versionId, personId: actor.personId, revision, at: now() };
    await addAnswers(tx, [answerRow(sliced, by)]);
    await stepEvent(tx, actor, open, 'contract_figure.saved', {
      contract: slice,
      changes: [changeIn(measure, sliced, before ? formatFigure(before, measure) : '', words)],
    });
  });
}

interface Removal {
  contract: string;
  measure: string;
  periodStart: string;
  periodEnd: string;
}

/** Takes a contract's figure away. */
export async function removeContractFigure(
  actor: Actor,
  open: OpenStatement,
  removal: Removal,
): Promise<void> {
  const { contract: slice, measure: measureId } = removal;
  const period = { start: removal.periodStart, end: removal.periodEnd };
  if (!isDay(period.start) || !isDay(period.end)) return;
  await inTransaction(async (tx) => {
    await revise(tx, open);
    const asked = await askedIn(tx, open.statement);
    const measure = asked.flatMap(({ measures }) => measures).find(({ id }) => id === measureId);
    const stated = await figuresOf(tx, open.version.organisation_id, open.version.id);
    const key = keyOf(open, { slice, measureId, period });
    const before = stated.find(
      (each) => each.measureId === measureId && each.slice === slice && samePeriod(each.period, period),
    );
    if (measure && before && (await removeSliced(tx, key)))
      await stepEvent(tx, actor, open, 'contract_figure.removed', {
        contract: slice,
        changes: [changeIn(measure, before, formatFigure(before, measure), '')],
      });
  });
}

/** What a contract's figure was and is, as every answer's change is kept. */
function changeIn(
  { id, label }: Measure,
  { slice }: Pick<Figure, 'slice'>,
  from: string,
  to: string,
): AnswerChange {
  return { id, measure: `${label}, ${slice}`, from: from || 'no answer', to: to || 'no answer' };
}

const sameName = (a: string, b: string) => a.toLocaleLowerCase('en-GB') === b.toLocaleLowerCase('en-GB');

function keyOf({ version }: OpenStatement, figure: Pick<Figure, 'measureId' | 'slice' | 'period'>) {
  return {
    organisationId: version.organisation_id,
    versionId: version.id,
    measureId: figure.measureId,
    slice: figure.slice,
    periodStart: figure.period.start,
    periodEnd: figure.period.end,
  };
}

async function revise(tx: Tx, { version }: OpenStatement): Promise<number> {
  const draft = await reviseDraft(tx, version.organisation_id, version.id);
  if (!draft) throw new Refusal('not_in_state', 'This statement is no longer a draft, so it was not changed');
  return draft.revision;
}
