import { inTransaction, type Tx } from '~db/client';
import { type AnswerRow, answersOf, replaceAnswers } from '~db/queries/answers';
import { resolveComments } from '~db/queries/comments';
import { holdDraft, reviseDraft } from '~db/queries/statements';
import { replaceUnread } from '~db/queries/unread-answers';
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
import { partsChanged, typedInWords } from '../questionnaire/typed-words';
import { answerOf } from '../questionnaire/year-figure';
import { answerRow, toFigure } from './answer-rows.server';
import { type Conflict, merge } from './merge';
import { type Unread, unreadIn } from './unread.server';

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
  /** Measures of which no figure can be read from what is on the page: they are kept as they were typed. */
  unreadable?: ReadonlySet<string>;
  /** What the trail calls it. */
  event?: 'answers.saved' | 'answers.restored';
}

interface SaveResult {
  revision: number;
  saved: number;
  conflicts: Conflict[];
  /** What stands now, and which answers cannot be read yet. */
  figures: Figure[];
  unread: Set<string>;
}

/**
 * Saves one page of a draft: my changes that nobody else made differently, in one transaction with its audit event. What
 * cannot be read is kept as it was typed, and what was answered before stands until it is put right.
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
    const unread = await unreadIn(tx, organisationId, versionId);
    const theirs = Object.fromEntries(
      asked.map((measure) => [
        measure.id,
        unread.get(measure.id) ?? typeAnswer(measure, stored, request.periods),
      ]),
    );
    const ids = asked.map((measure) => measure.id);
    const { write, conflicts } = merge(ids, request.base, request.mine, theirs);
    const written = asked.filter((measure) => write.includes(measure.id));
    const kept = written.filter(({ id }) => request.unreadable?.has(id));
    const changed = written
      .filter((measure) => !kept.includes(measure))
      .map((measure) => changeOf(measure, rows, request))
      .filter(
        ({ measure, figures, gone }) => figures.length > 0 || gone.length > 0 || unread.has(measure.id),
      );
    const saved = changed.length + kept.length;
    const { revision } =
      saved > 0 ? await writeAnswers(tx, request, { stored, unread, theirs, changed, kept }) : draft;
    const replaced = new Map(changed.map((change) => [change.measure.id, change]));
    const left = rows.filter(({ measure_id }) => !replaced.has(measure_id)).map(toFigure);
    const stands = [...replaced.values()].flatMap((change) => [
      ...change.figures,
      ...change.kept.map(toFigure),
    ]);
    const unreadNow = new Set([...unread.keys()].filter((id) => !replaced.has(id)));
    for (const { id } of kept) unreadNow.add(id);
    return { revision, saved, conflicts, figures: [...left, ...stands], unread: unreadNow };
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

interface Writing {
  /** What stood before. */
  stored: readonly Figure[];
  unread: Unread;
  /** The same as it is typed. */
  theirs: Readonly<Record<string, TypedAnswer>>;
  changed: readonly Change[];
  /** Measures whose words are kept. */
  kept: readonly Measure[];
}

async function writeAnswers(
  tx: Tx,
  request: SaveRequest,
  { stored, unread, theirs, changed, kept }: Writing,
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
  const by = {
    organisation_id: organisationId,
    version_id: versionId,
    typed_by: actor.personId,
    typed_at: now(),
  };
  await replaceUnread(
    tx,
    { organisationId, versionId, measureIds: kept.map(({ id }) => id) },
    kept.map(({ id }) => ({ ...by, measure_id: id, typed: JSON.stringify(request.mine[id]) })),
  );
  await resolveComments(tx, { organisationId, statementId, measureIds, at: now() });
  const changes = [...changed.map(({ measure }) => measure), ...kept].map((measure): AnswerChange => {
    const mine = request.mine[measure.id] ?? {};
    const was = theirs[measure.id] ?? {};
    const parts = partsChanged(measure, was, mine);
    const now = kept.includes(measure)
      ? asTyped(measure, mine)
      : said(measure, request.figures, request.periods);
    const words = besideEachOther(saidBefore(measure, request.periods, { stored, unread }), now);
    return { id: measure.id, measure: measure.label, ...words, ...(parts.length > 0 && { parts }), was };
  });
  await record(tx, {
    organisationId,
    actor,
    event: request.event ?? 'answers.saved',
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

function saidBefore(
  measure: Measure,
  periods: AnswerPeriods,
  { stored, unread }: Pick<Writing, 'stored' | 'unread'>,
): string {
  const typed = unread.get(measure.id);
  return typed ? asTyped(measure, typed) : said(measure, stored, periods);
}

function said(measure: Measure, figures: readonly Figure[], periods: AnswerPeriods): string {
  const total = answerOf(figures, measure.id, periods.own);
  return total ? formatFigure(total, measure) : 'no answer';
}

const asTyped = (measure: Measure, typed: TypedAnswer) =>
  `“${typedInWords(measure, typed)}”, which cannot be read yet`;

const MOST_CHARACTERS = 200;

/** Two answers in so many characters that their difference is among them. */
function besideEachOther(from: string, to: string): { from: string; to: string } {
  const [before, after] = [[...from], [...to]];
  const differs = before.findIndex((character, at) => character !== after[at]);
  const same = differs < 0 ? Math.min(before.length, after.length) : differs;
  const start = same < MOST_CHARACTERS - 60 ? 0 : same - 60;
  const cut = (words: string[]) =>
    `${start > 0 ? '…' : ''}${words.slice(start, start + MOST_CHARACTERS).join('')}${words.length > start + MOST_CHARACTERS ? '…' : ''}`;
  return { from: cut(before), to: cut(after) };
}
