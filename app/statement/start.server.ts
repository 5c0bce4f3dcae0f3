import { inTransaction, type Tx } from '~db/client';
import { addAnswers } from '~db/queries/answers';
import { lockOrganisation, organisationById } from '~db/queries/organisations';
import { goalsOf } from '~db/queries/plans';
import { addStatement, addVersion, statementsOf } from '~db/queries/statements';
import type { Actor } from '../access/can';
import { record } from '../audit/record.server';
import { newId, now } from '../platform/clock.server';
import { notFound, Refusal } from '../platform/refusal';
import { blankFigure } from '../questionnaire/answers';
import type { Period } from '../questionnaire/figure';
import type { Level } from '../questionnaire/measure';
import { addDays, overlaps, periodFault, periodInWords } from '../questionnaire/period';
import { cycleAfter, levelCalled } from '../questionnaire/scheme';
import { answerRow } from './answer-rows.server';
import { refuseClosed } from './closed';

interface StartRequest {
  actor: Pick<Actor, 'personId' | 'name'> | null;
  organisationId: string;
  period: Period;
  level?: Level;
}

interface Started {
  statementId: string;
  versionId: string;
  /** A gap before this period, in words, to be warned of. */
  gap: string | null;
}

/** Starts a statement with its first draft. Overlapping and too long periods are refused. */
export function startStatement(request: StartRequest): Promise<Started> {
  const { organisationId, period, actor } = request;
  return inTransaction(async (tx) => {
    const started = await startIn(tx, request);
    const { versionId } = started;
    await aimAt(tx, { organisationId, versionId, period, personId: actor?.personId ?? null, at: now() });
    return started;
  });
}

/** The same inside a transaction of the caller's, which brings its own targets. */
export async function startIn(
  tx: Tx,
  { actor, organisationId, period, level }: StartRequest,
): Promise<Started> {
  const fault = periodFault(period);
  if (fault) throw new Refusal('incomplete', fault).at('end');
  await lockOrganisation(tx, organisationId);
  const organisation = await organisationById(tx, organisationId);
  if (!organisation) throw notFound();
  refuseClosed(organisation);
  const asked = level || organisation.level;
  if (!levelCalled(asked))
    throw new Refusal('incomplete', 'Choose a level of the scheme in force').at('level');
  const others = await statementsOf(tx, organisationId);
  const clash = others.find((other) =>
    overlaps({ start: other.period_start, end: other.period_end }, period),
  );
  if (clash) {
    const taken = periodInWords({ start: clash.period_start, end: clash.period_end });
    throw new Refusal('conflict', `This overlaps the statement for ${taken}`).at('start');
  }
  const statementId = newId();
  const versionId = newId();
  const at = now();
  await addStatement(tx, {
    organisation_id: organisationId,
    id: statementId,
    period_start: period.start,
    period_end: period.end,
    cycle: cycleAfter(others.filter((other) => other.period_end < period.start).length),
    level: asked,
    created_at: at,
  });
  await addVersion(tx, newDraft({ organisationId, statementId, versionId, number: 1, at }));
  await record(tx, {
    organisationId,
    actor,
    event: 'statement.started',
    statementId,
    versionId,
    detail: { period },
  });
  return { statementId, versionId, gap: gapBefore(others, period) };
}

/** What a plan set for this year is the new statement's target from the start. */
async function aimAt(
  tx: Tx,
  by: { organisationId: string; versionId: string; period: Period; personId: string | null; at: Date },
): Promise<void> {
  const goals = (await goalsOf(tx, by.organisationId)).filter((goal) => goal.period_end === by.period.end);
  const rows = goals.map(({ measure_id, number, decimals }) => {
    const status = number === 0 ? ('nil' as const) : ('reported' as const);
    const figure = { ...blankFigure(measure_id, by.period, 'target'), status, number, decimals };
    return answerRow(figure, { ...by, revision: 0 });
  });
  await addAnswers(tx, rows);
}

function gapBefore(others: readonly { period_end: string }[], period: Period): string | null {
  const last = others
    .map((other) => other.period_end)
    .filter((end) => end < period.start)
    .sort()
    .at(-1);
  if (!last || addDays(last, 1) === period.start) return null;
  return periodInWords({ start: addDays(last, 1), end: addDays(period.start, -1) });
}

interface NewDraft {
  organisationId: string;
  statementId: string;
  versionId: string;
  number: number;
  at: Date;
}

/** A version as it begins. */
export function newDraft({ organisationId, statementId, versionId, number, at }: NewDraft) {
  return {
    organisation_id: organisationId,
    id: versionId,
    statement_id: statementId,
    number,
    status: 'draft' as const,
    revision: 0,
    prepared_by: null,
    prepared_at: null,
    declared_by: null,
    declared_name: null,
    declared_role: null,
    submitted_at: null,
    decided_by: null,
    decided_at: null,
    decision_reason: null,
    publish_on: null,
    published_at: null,
    ended_at: null,
    document: null,
    document_sha256: null,
    verification_code: null,
    created_at: at,
  };
}
