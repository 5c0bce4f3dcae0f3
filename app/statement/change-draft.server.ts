import { database, type Handle, inTransaction } from '~db/client';
import {
  type DraftHolds,
  draftHolds,
  moveAnswers,
  removeDraft,
  removeVersion,
  setPeriod,
  statesFor,
} from '~db/queries/drafts';
import { lockOrganisation } from '~db/queries/organisations';
import { reviseDraft, statementsOf, type VersionHead } from '~db/queries/statements';
import type { Actor } from '../access/can';
import { logError } from '../platform/log.server';
import { Refusal } from '../platform/refusal';
import { dropKept } from '../platform/storage.server';
import { type Figure, figureKey, type Period } from '../questionnaire/figure';
import { nextPeriod, overlaps, periodFault, periodInWords, samePeriod } from '../questionnaire/period';
import { cycleAfter } from '../questionnaire/scheme';
import { stepEvent } from './decide.server';
import { figuresOf, periodOf } from './figures.server';
import { allows, STATUS_WORDS } from './lifecycle';
import type { OpenStatement } from './open.server';
import type { Shown } from './shown';
import { documentShown, holdAsShown, type Seen } from './shown.server';

/** Whether a statement is a draft of which nothing was ever submitted: it has no version but this one. */
export function neverSubmitted({ version, versions }: Pick<OpenStatement, 'version' | 'versions'>): boolean {
  return version.status === 'draft' && versions.length === 1;
}

/** The version that a draft corrects, while nothing of the correction was submitted; null where the draft is none. */
function correctedBy({ version, versions }: Pick<OpenStatement, 'version' | 'versions'>): VersionHead | null {
  const before = versions.find(({ number }) => number === version.number - 1);
  return version.status === 'draft' && before && allows(before.status, 'amend') ? before : null;
}

/** Whether a draft is a correction that can be dropped. */
export const canBeDropped = (open: Pick<OpenStatement, 'version' | 'versions'>) => correctedBy(open) !== null;

/** What is lost with a draft, counted. */
function lostWith(db: Handle, { organisation, statement, version }: OpenStatement): Promise<DraftHolds> {
  return draftHolds(db, {
    organisationId: organisation.id,
    statementId: statement.id,
    versionId: version.id,
  });
}

interface ChangePage {
  kind: 'draft';
  id: string;
  organisation: { name: string; slug: string };
  period: string;
  start: string;
  end: string;
  shown: Shown;
  /** What is lost when it is deleted, in words. */
  lost: string[];
}

interface DropPage {
  kind: 'correction';
  id: string;
  organisation: { name: string; slug: string };
  period: string;
  shown: Shown;
  version: number;
  /** The number of the version that stays, and where that stands. */
  stays: { number: number; words: string };
  lost: string[];
}

/**
 * A draft whose period can be changed, or which can be deleted, or a correction that can be dropped; null where something
 * of it was submitted.
 */
export async function changePage(open: OpenStatement): Promise<ChangePage | DropPage | null> {
  const corrected = correctedBy(open);
  if (corrected) return dropPage(open, corrected);
  if (!neverSubmitted(open)) return null;
  const { organisation, statement } = open;
  const [{ shown }, lost] = await Promise.all([documentShown(open), lostWith(database(), open)]);
  const { start, end } = periodOf(statement);
  return {
    kind: 'draft',
    id: statement.id,
    organisation: { name: organisation.name, slug: organisation.slug },
    period: periodInWords({ start, end }),
    start,
    end,
    shown,
    lost: lostInWords(lost),
  };
}

async function dropPage(open: OpenStatement, corrected: VersionHead): Promise<DropPage> {
  const { organisation, statement, version } = open;
  const [{ shown }, lost] = await Promise.all([
    documentShown(open),
    lostWithCorrection(database(), open, corrected),
  ]);
  return {
    kind: 'correction',
    id: statement.id,
    organisation: { name: organisation.name, slug: organisation.slug },
    period: periodInWords(periodOf(statement)),
    shown,
    version: version.number,
    stays: { number: corrected.number, words: STATUS_WORDS[corrected.status] },
    lost: correctionInWords(lost),
  };
}

interface CorrectionHolds extends Pick<DraftHolds, 'unread' | 'issued'> {
  /** Questions that say something else than in the version that stays. */
  changed: number;
  /** Figures for one contract or area that do. */
  contracts: number;
  /** Whether what is read first was chosen anew. */
  leads: boolean;
}

/** What a correction says that the version before it does not: that is all that is lost with it. */
async function lostWithCorrection(
  db: Handle,
  open: OpenStatement,
  corrected: VersionHead,
): Promise<CorrectionHolds> {
  const { organisation, version } = open;
  const [{ unread, issued }, now, before] = await Promise.all([
    lostWith(db, open),
    figuresOf(db, organisation.id, version.id),
    figuresOf(db, organisation.id, corrected.id),
  ]);
  const said = (figures: readonly Figure[]) =>
    new Map(figures.map((figure) => [figureKey(figure), JSON.stringify(figure)]));
  const [is, was] = [said(now), said(before)];
  const other = [...now, ...before].filter(
    (figure) => is.get(figureKey(figure)) !== was.get(figureKey(figure)),
  );
  return {
    changed: new Set(other.filter(({ slice }) => slice === '').map(({ measureId }) => measureId)).size,
    contracts: new Set(other.filter(({ slice }) => slice !== '').map(figureKey)).size,
    unread,
    issued,
    leads: JSON.stringify(version.leads) !== JSON.stringify(corrected.leads),
  };
}

function correctionInWords({ changed, contracts, unread, issued, leads }: CorrectionHolds): string[] {
  const said = [
    ...counted([
      [changed, 'answer that was changed, as it is now', 'answers that were changed, as they are now'],
      [
        contracts,
        'figure for one contract or area that was changed',
        'figures for one contract or area that were changed',
      ],
      unreadLine(unread),
      issuedLine(issued),
    ]),
    ...(leads ? ['what was chosen to be read first'] : []),
  ];
  return said.length > 0 ? said : ['nothing: no answer was changed in it'];
}

type Line = [count: number, one: string, many: string];

const counted = (lines: readonly Line[]) =>
  lines.flatMap(([count, one, many]) => (count > 0 ? [`${count} ${count === 1 ? one : many}`] : []));

const unreadLine = (count: number): Line => [
  count,
  'answer as it was typed, which cannot be read yet',
  'answers as they were typed, which cannot be read yet',
];

const issuedLine = (count: number): Line => [
  count,
  'document of the draft that was downloaded: nobody can check it any more',
  'documents of the draft that were downloaded: nobody can check them any more',
];

function lostInWords({ answers, contracts, unread, files, issued }: DraftHolds): string[] {
  const said = counted([
    [
      answers,
      'question with an answer or a target, and its notes',
      'questions with an answer or a target, and their notes',
    ],
    [contracts, 'figure for one contract or area', 'figures for one contract or area'],
    unreadLine(unread),
    [files, 'file of evidence', 'files of evidence'],
    issuedLine(issued),
  ]);
  return said.length > 0 ? said : ['nothing but the draft itself: it is empty'];
}

function refuseOnceSubmitted(open: OpenStatement): void {
  if (!neverSubmitted(open))
    throw new Refusal(
      'not_in_state',
      'Something of this statement was submitted, so that its period stands and it cannot be deleted',
    );
}

/** Gives a draft other days, while nothing of it was submitted. What it states for its year it states for the new one. */
export async function changePeriod(actor: Actor, seen: Seen, period: Period): Promise<void> {
  const fault = periodFault(period);
  if (fault) throw new Refusal('incomplete', fault).at('end');
  await inTransaction(async (tx) => {
    const open = await holdAsShown(tx, seen);
    refuseOnceSubmitted(open);
    const { organisation, statement, version } = open;
    const from = periodOf(statement);
    if (samePeriod(from, period)) return;
    const of = { organisationId: organisation.id, statementId: statement.id, versionId: version.id };
    await lockOrganisation(tx, organisation.id);
    const others = (await statementsOf(tx, organisation.id)).filter(({ id }) => id !== statement.id);
    const clash = others.find((other) => overlaps(periodOf(other), period));
    if (clash)
      throw new Refusal('conflict', `This overlaps the statement for ${periodInWords(periodOf(clash))}`).at(
        'start',
      );
    // The year's own figures first, then next year's targets, which may be set for what are its own days now.
    const moves = [
      [nextPeriod(from), nextPeriod(period)],
      [from, period],
    ] as const;
    for (const [, to] of moves)
      if (!moves.some(([was]) => samePeriod(was, to)) && (await statesFor(tx, { ...of, ...to })))
        throw new Refusal(
          'conflict',
          `A figure states ${periodInWords(to)} as days of its own already: change it first`,
        ).at('end');
    const later = period.start > from.start;
    for (const [was, to] of later ? moves : moves.toReversed()) await moveAnswers(tx, of, was, to);
    const before = others.filter((other) => other.period_end < period.start).length;
    await setPeriod(tx, of, { ...period, cycle: cycleAfter(before) });
    // Whoever said that it is ready said it of other days.
    await reviseDraft(tx, organisation.id, version.id);
    await stepEvent(tx, actor, open, 'statement.redated', {
      from,
      to: period,
      reason: `${periodInWords(from)} → ${periodInWords(period)}`,
    });
  });
}

/** Deletes a draft with all that is in it, while nothing of it was submitted. The trail keeps that it was there, and what was lost. */
export async function deleteDraft(actor: Actor, seen: Seen): Promise<void> {
  const keys = await inTransaction(async (tx) => {
    const open = await holdAsShown(tx, seen);
    refuseOnceSubmitted(open);
    const { organisation, statement, version } = open;
    const lost = await lostWith(tx, open);
    const removed = await removeDraft(tx, {
      organisationId: organisation.id,
      statementId: statement.id,
      versionId: version.id,
    });
    const period = periodOf(statement);
    await stepEvent(tx, actor, open, 'statement.deleted', { period, lost, reason: periodInWords(period) });
    return removed;
  });
  // Bytes that nothing names any more. One that stays is found by nobody, so that nothing is undone for it.
  for (const key of keys)
    await dropKept(key).catch((error) => logError(error, { path: 'files of a deleted draft' }));
}

/**
 * Drops a correction that was begun by mistake, while nothing of it was submitted: the version before it is untouched, and
 * the current one again. The trail keeps that it was there, and what was lost.
 */
export async function dropCorrection(actor: Actor, seen: Seen): Promise<void> {
  await inTransaction(async (tx) => {
    const open = await holdAsShown(tx, seen);
    const corrected = correctedBy(open);
    if (!corrected)
      throw new Refusal(
        'not_in_state',
        'Only a corrected version of which nothing was submitted can be dropped',
      );
    const { organisation, statement, version } = open;
    const lost = await lostWithCorrection(tx, open, corrected);
    await removeVersion(tx, { organisationId: organisation.id, versionId: version.id });
    await stepEvent(tx, actor, { statement, version }, 'statement.correction_dropped', {
      lost,
      stays: corrected.id,
      reason: `version ${version.number}; version ${corrected.number} stays`,
    });
  });
}
