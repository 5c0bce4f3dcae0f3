import type { DecidedCriterion, Decision } from '../questionnaire/document';
import { criteriaOf, levelsWithin, scheme } from '../questionnaire/scheme';
import type { Criterion } from '../questionnaire/scheme-pack';
import type { Met } from '../questionnaire/standings';

export type VerdictName = DecidedCriterion['verdict'];

/** What a person says of one criterion. */
export interface SaidVerdict {
  verdict: VerdictName;
  reason: string;
  /** Ids of its requirements that were seen. */
  seen: readonly string[];
}

/**
 * Why a verdict cannot be given, in words; null where it can. What was computed from figures and a verdict cannot
 * contradict each other: a share below the least is not met, and a year that has nothing to share cannot fail by it.
 */
export function whyNotVerdict(criterion: Criterion, computed: Met, said: SaidVerdict): string | null {
  const { letter, requirements, mayNotApply } = criterion;
  if (said.reason === '') return `Say what you saw, and what of it makes you say so of ${letter}`;
  if (said.verdict === 'met' && computed === 'not_met')
    return `The figures do not reach what ${letter} asks for. Return the statement if they are wrong`;
  if (said.verdict === 'not_met' && computed === 'not_applicable')
    return `${letter} cannot be failed this year: ${mayNotApply ?? 'it has nothing to be held against'}. It does not apply`;
  if (said.verdict !== 'met') return null;
  const lacking = requirements.find(
    ({ atLeast, of }) => of.filter(({ id }) => said.seen.includes(id)).length < atLeast,
  );
  if (!lacking) return null;
  const names = lacking.of.map(({ title }) => `“${title}”`);
  const listed = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);
  return `${letter} asks for at least ${lacking.atLeast} of ${lacking.of.length}: ${listed}`;
}

/** What stands in the way of a level: criteria without a verdict, and what of its rules is not fulfilled. */
interface Obstacles {
  missing: Criterion[];
  /** Criteria whose verdict would have to be another, or to have a condition that a second person agreed to. */
  failed: Criterion[];
  /** The same in a sentence, for each rule that is not fulfilled. */
  rules: string[];
}

/** What stands between these verdicts and a level. A criterion with an agreed condition counts as passed. */
export function obstaclesTo(
  level: string,
  verdicts: ReadonlyMap<string, VerdictName>,
  conditioned: ReadonlySet<string>,
): Obstacles {
  const asked = criteriaOf(level);
  const passes = (id: string) =>
    conditioned.has(id) || ['met', 'not_applicable'].includes(verdicts.get(id) ?? '');
  const failed = new Map<string, Criterion>();
  const rules: string[] = [];
  for (const { id, name, rules: own } of levelsWithin(level)) {
    const all = asked.filter((each) => each.level === id).map((each) => each.id);
    for (const { atLeast, of } of own ?? [{ atLeast: all.length, of: all }]) {
      const passed = of.filter(passes).length;
      if (passed >= atLeast) continue;
      const open = scheme.criteria.filter((each) => of.includes(each.id) && !passes(each.id));
      for (const each of open) failed.set(each.id, each);
      const letters = new Intl.ListFormat('en-GB').format(open.map(({ letter }) => letter));
      rules.push(
        atLeast === of.length
          ? `The ${name} asks for every one of its criteria, and ${letters} ${open.length === 1 ? 'is' : 'are'} not met`
          : `The ${name} asks for at least ${atLeast} of ${of.length} criteria, and ${passed} of them ${passed === 1 ? 'is' : 'are'} met`,
      );
    }
  }
  return {
    missing: asked.filter(({ id }) => !verdicts.has(id)),
    failed: [...failed.values()],
    rules,
  };
}

/** What of a decision everybody may read: reasons speak of evidence, and questions of figures that may be protected. */
export function publicDecision(decision: Decision): Decision {
  return {
    ...decision,
    criteria: decision.criteria.map(({ reason: _, ...rest }) => rest),
    acknowledged: [],
  };
}
