import { inTransaction, type Tx } from '~db/client';
import { type AnswerRow, answersOf, replaceAnswers } from '~db/queries/answers';
import { resolveComments } from '~db/queries/comments';
import { holdDraft, reviseDraft } from '~db/queries/statements';
import type { Actor } from '../access/can';
import type { AnswerChange } from '../audit/events';
import { record } from '../audit/record.server';
import { now } from '../platform/clock.server';
import { Refusal } from '../platform/refusal';
import {
  type AnswerPeriods,
  figuresIn,
  heldBy,
  type TypedAnswer,
  typeAnswer,
} from '../questionnaire/answers';
import { type Figure, figureKey } from '../questionnaire/figure';
import { formatFigure } from '../questionnaire/format';
import type { Measure } from '../questionnaire/measure';
import { answerOf } from '../questionnaire/year-figure';
import { answerRow, toFigure } from './answer-rows.server';
import { type Conflict, merge } from './merge';

interface SaveRequest {
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

interface SaveResult {
  revision: number;
  saved: number;
  conflicts: Conflict[];
}

/**
 * Saves one page of a draft: my changes that nobody else made differently, in one transaction with its audit event.
 * A page on which nothing was changed leaves no trace: who has read the draft meanwhile has read what stands.
 */
export function saveAnswers(request: SaveRequest): Promise<SaveResult> {
  const { organisationId, versionId } = request;
  return inTransaction(async (tx) => {
    const draft = await holdDraft(tx, organisationId, versionId);
    if (!draft) throw noDraft();
    const rows = await answersOf(tx, organisationId, versionId);
    const stored = rows.map(toFigure);
    const asked = request.measures.filter((measure) => !measure.derived);
    const theirs = Object.fromEntries(
      asked.map((measure) => [measure.id, typeAnswer(measure, stored, request.periods)]),
    );
    const ids = asked.map((measure) => measure.id);
    const { write, conflicts } = merge(ids, request.base, request.mine, theirs);
    const changed = asked
      .filter((measure) => write.includes(measure.id))
      .map((measure) => changeOf(measure, rows, request))
      .filter(({ figures, gone }) => figures.length > 0 || gone.length > 0);
    const { revision } = changed.length > 0 ? await writeAnswers(tx, request, stored, changed) : draft;
    return { revision, saved: changed.length, conflicts };
  });
}

function noDraft(): Refusal {
  return new Refusal('not_in_state', 'This statement is no longer a draft, so it was not changed');
}

/** What a save does to one question. */
interface Change {
  measure: Measure;
  /** Figures that are new, or say something else than before. */
  figures: Figure[];
  /** Figures whose input is empty now. */
  gone: Figure[];
  /** Rows that stay as they are, with who wrote them and where they came from. */
  kept: AnswerRow[];
}

function changeOf(measure: Measure, rows: readonly AnswerRow[], { figures, periods }: SaveRequest): Change {
  const mine = rows.filter((row) => row.measure_id === measure.id && row.slice === '');
  const byKey = new Map(mine.map((row) => [figureKey(toFigure(row)), row]));
  const stored = mine.map(toFigure);
  const typed = figures
    .filter(({ measureId }) => measureId === measure.id)
    .map((figure) => keepSource(figure, stored));
  const says = new Set(typed.map(figureKey));
  const shown = new Set(figuresIn(heldBy(measure, stored, periods)).map(figureKey));
  const same = (figure: Figure) => {
    const row = byKey.get(figureKey(figure));
    return row !== undefined && sameFigure(figure, toFigure(row));
  };
  const changed = typed.filter((figure) => !same(figure));
  const written = new Set(changed.map(figureKey));
  return {
    measure,
    figures: changed,
    gone: stored.filter((figure) => shown.has(figureKey(figure)) && !says.has(figureKey(figure))),
    kept: mine.filter((row) => {
      const key = figureKey(toFigure(row));
      return !written.has(key) && (says.has(key) || !shown.has(key));
    }),
  };
}

const NOBODY = { organisationId: '', versionId: '', personId: null, revision: 0, at: new Date(0) };

/** Whether two figures would be stored as one and the same row. */
function sameFigure(a: Figure, b: Figure): boolean {
  return JSON.stringify(answerRow(a, NOBODY)) === JSON.stringify(answerRow(b, NOBODY));
}

async function writeAnswers(
  tx: Tx,
  request: SaveRequest,
  stored: readonly Figure[],
  changed: readonly Change[],
): Promise<{ revision: number }> {
  const { organisationId, versionId, statementId, actor } = request;
  const draft = await reviseDraft(tx, organisationId, versionId);
  if (!draft) throw noDraft();
  const { revision } = draft;
  const rows = changed.flatMap(({ figures, kept }) => [
    ...kept,
    ...figures.map((figure) =>
      answerRow(figure, { organisationId, versionId, personId: actor.personId, revision, at: now() }),
    ),
  ]);
  const measureIds = changed.map(({ measure }) => measure.id);
  await replaceAnswers(tx, { organisationId, versionId, measureIds }, rows);
  await resolveComments(tx, { organisationId, statementId, measureIds, at: now() });
  const changes = changesOf(request, changed, stored);
  await record(tx, {
    organisationId,
    actor,
    event: 'answers.saved',
    statementId,
    versionId,
    detail: { changes, revision },
  });
  return draft;
}

/** A figure that says the same number still comes from where it came from. */
function keepSource(figure: Figure, stored: readonly Figure[]): Figure {
  const before = stored.find((each) => figureKey(each) === figureKey(figure));
  if (!before || before.number !== figure.number || before.numerator !== figure.numerator) return figure;
  return { ...figure, source: before.source, statedLabel: before.statedLabel };
}

function changesOf(
  { figures, periods }: Pick<SaveRequest, 'figures' | 'periods'>,
  changed: readonly Change[],
  before: readonly Figure[],
): AnswerChange[] {
  const said = (measure: Measure, all: readonly Figure[]) => {
    const total = answerOf(all, measure.id, periods.own);
    if (!total) return 'no answer';
    const words = formatFigure(total, measure);
    return words.length > 200 ? `${words.slice(0, 200)}…` : words;
  };
  return changed.map(({ measure }) => ({
    id: measure.id,
    measure: measure.label,
    from: said(measure, before),
    to: said(measure, figures),
  }));
}
