import { database, type Handle, inTransaction, type Tx } from '~db/client';
import { countRevision } from '~db/queries/statements';
import {
  agreeCondition,
  type ConditionRow,
  conditionsOf,
  decisionBefore,
  dropConditions,
  dropVotes,
  putCondition,
  putVerdicts,
  type VerdictRow,
  verdictsOf,
  votesOf,
} from '~db/queries/verdicts';
import type { Actor } from '../access/can';
import { obstaclesTo, type SaidVerdict, type VerdictName, whyNotVerdict } from '../accreditation/verdicts';
import { now, today } from '../platform/clock.server';
import { Refusal } from '../platform/refusal';
import type { DecidedCriterion, Decision, StatementDocument } from '../questionnaire/document';
import { dayInWords } from '../questionnaire/period';
import { type CriterionResult, criterionStanding } from '../questionnaire/readiness';
import { criteriaOf, levelCalled, levelName, scheme } from '../questionnaire/scheme';
import type { Criterion } from '../questionnaire/scheme-pack';
import { smallNumbersIn } from '../questionnaire/small-numbers';
import { refuseOwnSide, stepEvent } from './decide.server';
import { frozenDocument } from './document-of.server';
import type { OpenStatement } from './open.server';
import type { Shown } from './shown';
import { documentShown, type Held, holdAsShown, type Seen } from './shown.server';

/** A criterion that waits for a verdict, or has one. */
export interface Judged {
  criterion: Criterion;
  /** What the answers show, as it was when the statement was submitted. */
  shown: Pick<CriterionResult, 'met' | 'evidence'>;
  verdict: (SaidVerdict & { by: string; on: string }) | null;
  /** What was said of it when the statement before was decided. */
  before: DecidedCriterion | null;
  condition: { mustShow: string; due: string; by: string; agreedBy: string | null; mine: boolean } | null;
}

export interface JudgePage {
  id: string;
  organisation: string;
  period: string;
  level: string;
  shown: Shown;
  judged: Judged[];
  /** What still stands in the way of the level, in sentences. */
  obstacles: string[];
  votes: { name: string; decision: 'approve' | 'refuse'; reason: string }[];
}

const of = ({ version }: Pick<OpenStatement, 'version'>) => ({
  organisation_id: version.organisation_id,
  version_id: version.id,
});

/** The criteria of a submitted statement, each with what its answers show, what was said last year and what is said now. */
export async function judgePage(actor: Actor, open: OpenStatement): Promise<JudgePage> {
  const { organisation, statement } = open;
  const [{ document, shown }, verdicts, conditions, votes, before] = await Promise.all([
    documentShown(open),
    verdictsOf(database(), of(open)),
    conditionsOf(database(), of(open)),
    votesOf(database(), of(open)),
    decisionBefore(database(), organisation.id, statement.period_end),
  ]);
  const last = before === null ? null : (JSON.parse(before) as Decision);
  const { period } = document.statement;
  return {
    id: statement.id,
    organisation: organisation.name,
    period: `${dayInWords(period.start)} to ${dayInWords(period.end)}`,
    level: statement.level,
    shown,
    judged: criteriaOf(statement.level).map((criterion) => {
      const given = verdicts.find((row) => row.criterion === criterion.id);
      const condition = conditions.find((row) => row.criterion === criterion.id);
      return {
        criterion,
        shown: shownOf(document, criterion),
        verdict: given ? saidIn(given) : null,
        before: last?.criteria.find(({ id }) => id === criterion.id) ?? null,
        condition: condition
          ? {
              mustShow: condition.must_show,
              due: condition.due,
              by: condition.proposed_name,
              agreedBy: condition.agreed_name,
              mine: condition.proposed_by === actor.personId,
            }
          : null,
      };
    }),
    obstacles: obstaclesInWords(statement.level, verdicts, conditions),
    votes: votes.map(({ person_name: name, decision, reason }) => ({ name, decision, reason })),
  };
}

function saidIn(row: VerdictRow): SaidVerdict & { by: string; on: string } {
  return {
    verdict: row.verdict,
    reason: row.reason,
    seen: row.seen.split(' ').filter(Boolean),
    by: row.given_name,
    on: row.given_at.toISOString().slice(0, 10),
  };
}

/** What the frozen answers show of a criterion; one that the scheme did not have then is a person's to judge. */
function shownOf(document: StatementDocument, { id }: Criterion): Pick<CriterionResult, 'met' | 'evidence'> {
  const result = document.criteria.find((each) => each.id === id);
  if (!result) return { met: 'to_judge', evidence: 'It was not asked when the statement was submitted.' };
  return { met: criterionStanding(result), evidence: result.evidence };
}

function standing(verdicts: readonly VerdictRow[], conditions: readonly ConditionRow[]) {
  const given = new Map<string, VerdictName>(verdicts.map((row) => [row.criterion, row.verdict]));
  const agreed = conditions.filter(({ agreed_by }) => agreed_by !== null);
  return { given, conditioned: new Set(agreed.map(({ criterion }) => criterion)) };
}

function obstaclesInWords(
  level: string,
  verdicts: readonly VerdictRow[],
  conditions: readonly ConditionRow[],
): string[] {
  // Without a criterion nothing would be missing.
  if (!levelCalled(level)) return [`The scheme in force has no level “${levelName(level)}”`];
  const { given, conditioned } = standing(verdicts, conditions);
  const { missing, rules } = obstaclesTo(level, given, conditioned);
  if (missing.length === 0) return rules;
  const letters = new Intl.ListFormat('en-GB').format(missing.map(({ letter }) => letter));
  return [`${letters} ${missing.length === 1 ? 'has' : 'have'} no verdict yet`];
}

/** One criterion as a form says it: blank where nothing was chosen. */
export interface TypedVerdict extends Omit<SaidVerdict, 'verdict'> {
  criterion: string;
  verdict: VerdictName | '';
}

/**
 * Writes down what a person says of criteria; those that stay as they are keep who gave them. Whoever voted has voted on
 * other verdicts, so that is asked again, and a page that showed those is old.
 */
export async function giveVerdicts(actor: Actor, seen: Seen, typed: readonly TypedVerdict[]): Promise<void> {
  refuseOwnSide(actor, seen);
  await inTransaction(async (tx) => {
    const open = await holdSubmitted(tx, seen);
    const document = await frozenDocument(tx, open);
    const known = new Map((await verdictsOf(tx, of(open))).map((row) => [row.criterion, row]));
    const asked = new Map(criteriaOf(open.statement.level).map((each) => [each.id, each]));
    const given = typed.flatMap((each) => {
      const criterion = asked.get(each.criterion);
      const row = known.get(each.criterion);
      if (!criterion || sameAs(row, each)) return [];
      const field = `verdict_${criterion.id}`;
      if (each.verdict === '')
        throw new Refusal(
          'incomplete',
          `Choose a verdict on ${criterion.letter}, or leave its words empty`,
        ).at(field);
      const why = whyNotVerdict(criterion, shownOf(document, criterion).met, {
        ...each,
        verdict: each.verdict,
      });
      if (why) throw new Refusal('incomplete', why).at(each.reason === '' ? `reason_${criterion.id}` : field);
      return [{ ...each, verdict: each.verdict, letter: criterion.letter }];
    });
    if (given.length === 0)
      throw new Refusal('incomplete', 'You changed no verdict').at(`verdict_${typed[0]?.criterion ?? ''}`);
    await putVerdicts(
      tx,
      given.map(({ criterion, verdict, reason, seen: requirements }) => ({
        ...of(open),
        criterion,
        verdict,
        reason,
        seen: requirements.join(' '),
        given_by: actor.personId,
        given_name: actor.name,
        given_at: now(),
      })),
    );
    const passed = given.filter(({ verdict }) => verdict !== 'not_met');
    await dropConditions(
      tx,
      of(open),
      passed.map(({ criterion }) => criterion),
    );
    await changed(tx, open);
    await stepEvent(tx, actor, open, 'verdicts.given', {
      verdicts: given.map(({ letter, verdict, reason }) => ({ letter, verdict, reason })),
    });
  });
}

function sameAs(row: VerdictRow | undefined, { verdict, reason, seen }: TypedVerdict): boolean {
  if (!row) return verdict === '' && reason === '' && seen.length === 0;
  return row.verdict === verdict && row.reason === reason && row.seen === seen.join(' ');
}

/** Proposes on what the statement may be approved although a criterion is not met; a second assessor has to agree. */
export async function proposeCondition(
  actor: Actor,
  seen: Seen,
  asked: { criterion: string; mustShow: string; due: string },
): Promise<void> {
  refuseOwnSide(actor, seen);
  const { criterion, mustShow, due } = asked;
  if (due <= today())
    throw new Refusal('incomplete', 'Give a day to come, by which it is to be shown').at('due');
  // It is printed: words that may count a few people would be, too.
  if (smallNumbersIn(mustShow).length > 0)
    throw new Refusal('incomplete', 'It is printed for everybody: say it without numbers of people').at(
      'mustShow',
    );
  await inTransaction(async (tx) => {
    const open = await holdSubmitted(tx, seen);
    const unmet = (await verdictsOf(tx, of(open))).find((row) => row.criterion === criterion);
    if (unmet?.verdict !== 'not_met')
      throw new Refusal('not_in_state', 'Only a criterion that is not met has a condition').at('mustShow');
    await putCondition(tx, {
      ...of(open),
      criterion,
      must_show: mustShow,
      due,
      proposed_by: actor.personId,
      proposed_name: actor.name,
      proposed_at: now(),
    });
    await changed(tx, open);
    await stepEvent(tx, actor, open, 'condition.proposed', { criterion, mustShow, due });
  });
}

/** A second assessor agrees to a condition. */
export async function agreeToCondition(actor: Actor, seen: Seen, criterion: string): Promise<void> {
  refuseOwnSide(actor, seen);
  await inTransaction(async (tx) => {
    const open = await holdSubmitted(tx, seen);
    const proposed = (await conditionsOf(tx, of(open))).find((row) => row.criterion === criterion);
    if (!proposed) throw new Refusal('not_in_state', 'There is no such condition any more');
    if (proposed.proposed_by === actor.personId)
      throw new Refusal('forbidden', 'You proposed this condition, so another assessor agrees to it');
    if (!(await agreeCondition(tx, { ...of(open), criterion }, actor, now())))
      throw new Refusal('not_in_state', 'Somebody else has already agreed to it');
    await changed(tx, open);
    await stepEvent(tx, actor, open, 'condition.agreed', { criterion });
  });
}

/** What was voted on, and what pages showed, is not what it was. */
async function changed(tx: Tx, open: OpenStatement): Promise<void> {
  await dropVotes(tx, of(open));
  await countRevision(tx, open.organisation.id, open.version.id);
}

async function holdSubmitted(tx: Tx, seen: Seen): Promise<Held> {
  const open = await holdAsShown(tx, seen);
  if (open.version.status !== 'submitted')
    throw new Refusal('not_in_state', 'There is nothing to judge: this version is not with the assessors');
  return open;
}

/** How many criteria have a verdict, and whether this person may decide by them. */
export async function howFarJudged(
  actor: Actor,
  open: OpenStatement,
): Promise<{ judged: number; asked: number; mayDecide: boolean }> {
  const verdicts = await verdictsOf(database(), of(open));
  const asked = criteriaOf(open.statement.level);
  return {
    judged: asked.filter(({ id }) => verdicts.some((row) => row.criterion === id)).length,
    asked: asked.length,
    mayDecide: (await whyNotDecideOn(database(), actor, open)) === null,
  };
}

/** Why this person may not decide by these verdicts; null where they may. */
export async function whyNotDecideOn(db: Handle, actor: Actor, open: OpenStatement): Promise<string | null> {
  if (scheme.deciding.whoJudgedMayDecide) return null;
  const verdicts = await verdictsOf(db, of(open));
  return verdicts.some(({ given_by }) => given_by === actor.personId)
    ? 'You judged criteria of this statement, so another assessor decides on what you saw'
    : null;
}

/**
 * What a decision stands on, as it is frozen with it. Throws where somebody decides on their own verdicts, and for an
 * approval where a criterion has no verdict or the level's rules are not fulfilled.
 */
export async function standingFor(
  tx: Tx,
  actor: Actor,
  open: OpenStatement,
  asked: { decision: 'approve' | 'refuse'; acknowledged: readonly string[]; by: readonly string[] },
): Promise<Decision> {
  const why = await whyNotDecideOn(tx, actor, open);
  if (why) throw new Refusal('forbidden', why);
  const [verdicts, conditions] = await Promise.all([verdictsOf(tx, of(open)), conditionsOf(tx, of(open))]);
  const level = open.statement.level;
  const [first] = obstaclesInWords(level, verdicts, conditions);
  if (asked.decision === 'approve' && first)
    throw new Refusal('not_in_state', `It cannot be approved: ${first}`);
  if (asked.decision === 'refuse' && verdicts.every(({ verdict }) => verdict !== 'not_met'))
    throw new Refusal('not_in_state', 'It cannot be refused: no criterion was judged as not met');
  const criteria = criteriaOf(level).flatMap((criterion) => {
    const row = verdicts.find((each) => each.criterion === criterion.id);
    if (!row) return [];
    const { verdict, reason, by, on, seen } = saidIn(row);
    const titles = criterion.requirements.flatMap(({ of: these }) =>
      these.filter(({ id }) => seen.includes(id)).map(({ title }) => title),
    );
    return [
      {
        id: criterion.id,
        letter: criterion.letter,
        title: criterion.title,
        verdict,
        reason,
        by,
        on,
        ...(titles.length > 0 && { seen: titles }),
      },
    ];
  });
  return {
    scheme: { id: scheme.id, version: scheme.version },
    by: asked.by,
    on: today(),
    criteria,
    conditions: conditions.flatMap((row) => {
      const criterion = criteriaOf(level).find(({ id }) => id === row.criterion);
      if (!criterion || row.agreed_name === null) return [];
      const { id, letter, title } = criterion;
      return [
        {
          id,
          letter,
          title,
          mustShow: row.must_show,
          due: row.due,
          by: [row.proposed_name, row.agreed_name] as const,
        },
      ];
    }),
    acknowledged: asked.acknowledged,
  };
}
