import { inTransaction, type Tx } from '~db/client';
import { replaceAnswers } from '~db/queries/answers';
import { resolveComments } from '~db/queries/comments';
import { reviseDraft } from '~db/queries/statements';
import type { Actor } from '../access/can';
import type { AnswerChange } from '../audit/events';
import { record } from '../audit/record.server';
import { now } from '../platform/clock.server';
import { Refusal } from '../platform/refusal';
import { type AnswerPeriods, type TypedAnswer, typeAnswer } from '../questionnaire/answers';
import { type Figure, figureKey } from '../questionnaire/figure';
import { formatFigure } from '../questionnaire/format';
import type { Measure } from '../questionnaire/measure';
import { nextPeriod, samePeriod } from '../questionnaire/period';
import { answerOf } from '../questionnaire/year-figure';
import { toRow } from './answer-rows.server';
import { figuresOf } from './figures.server';
import { type Conflict, merge } from './merge';

export interface SaveRequest {
  actor: Actor;
  organisationId: string;
  statementId: string;
  versionId: string;
  measures: readonly Measure[];
  periods: AnswerPeriods;
  /** What the page showed when it was opened, by measure. */
  base: Record<string, TypedAnswer>;
  /** What is on it now. */
  mine: Record<string, TypedAnswer>;
  /** The same, read into figures. */
  figures: readonly Figure[];
}

export interface SaveResult {
  revision: number;
  saved: number;
  conflicts: Conflict[];
}

/** Saves one page of a draft: my changes that nobody else made differently, in one transaction with its audit event. */
export function saveAnswers(request: SaveRequest): Promise<SaveResult> {
  return inTransaction(async (tx) => {
    const draft = await reviseDraft(tx, request.organisationId, request.versionId);
    if (!draft)
      throw new Refusal('not_in_state', 'This statement is no longer a draft, so it was not changed');
    const stored = await figuresOf(tx, request.organisationId, request.versionId);
    const asked = request.measures.filter((measure) => !measure.derived);
    const theirs = Object.fromEntries(
      asked.map((measure) => [measure.id, typeAnswer(measure, stored, request.periods)]),
    );
    const ids = asked.map((measure) => measure.id);
    const { write, conflicts } = merge(ids, request.base, request.mine, theirs);
    if (write.length > 0) await writeAnswers(tx, request, { write, stored, revision: draft.revision });
    return { revision: draft.revision, saved: write.length, conflicts };
  });
}

interface Writing {
  write: string[];
  stored: readonly Figure[];
  revision: number;
}

async function writeAnswers(tx: Tx, request: SaveRequest, { write, stored, revision }: Writing) {
  const { organisationId, versionId, statementId, actor, periods } = request;
  const typed = request.figures.filter((figure) => write.includes(figure.measureId));
  const kept = stored.filter((figure) => write.includes(figure.measureId) && !onTheForm(figure, periods));
  const rows = [...typed.map((figure) => keepSource(figure, stored)), ...kept].map((figure) =>
    toRow(figure, { organisationId, versionId, personId: actor.personId, revision, at: now() }),
  );
  await replaceAnswers(tx, { organisationId, versionId, measureIds: write }, rows);
  await resolveComments(tx, { organisationId, statementId, measureIds: write, at: now() });
  const changes = changesOf(request, write, stored, typed);
  await record(tx, {
    organisationId,
    actor,
    event: 'answers.saved',
    statementId,
    versionId,
    detail: { changes, revision },
  });
}

/** Figures a section page has an input for; others, such as forecasts, stay as they were imported. */
function onTheForm(figure: Figure, periods: AnswerPeriods): boolean {
  if (figure.slice !== '') return true;
  if (figure.series === 'actual') return true;
  const { own, previous } = periods;
  if (figure.series === 'target')
    return samePeriod(figure.period, own) || samePeriod(figure.period, nextPeriod(own));
  return figure.series === 'comparative' && previous !== null && samePeriod(figure.period, previous);
}

/** A figure that says the same number still comes from where it came from. */
function keepSource(figure: Figure, stored: readonly Figure[]): Figure {
  const before = stored.find((each) => figureKey(each) === figureKey(figure));
  if (!before || before.number !== figure.number || before.numerator !== figure.numerator) return figure;
  return { ...figure, source: before.source, statedLabel: before.statedLabel };
}

function changesOf(
  { measures, periods }: Pick<SaveRequest, 'measures' | 'periods'>,
  write: readonly string[],
  before: readonly Figure[],
  after: readonly Figure[],
): AnswerChange[] {
  const said = (measure: Measure, figures: readonly Figure[]) => {
    const total = answerOf(figures, measure.id, periods.own);
    if (!total) return 'no answer';
    const words = formatFigure(total, measure);
    return words.length > 200 ? `${words.slice(0, 200)}…` : words;
  };
  return measures
    .filter((measure) => write.includes(measure.id))
    .map((measure) => ({
      id: measure.id,
      measure: measure.label,
      from: said(measure, before),
      to: said(measure, after),
    }));
}
