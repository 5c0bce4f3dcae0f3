import { firstLevel, leastShare, scheme } from '../questionnaire/scheme';
import type { BaselineOutcome } from '../questionnaire/scheme-pack';

interface BaselineQuestion {
  /** The id of the scheme's criterion that it is about. */
  criterion: string;
  letter: string;
  title: string;
  /** Whose words the criterion is in. */
  source: string;
  asks: string;
  hint: string;
  answers: Map<string, { label: string; outcome: BaselineOutcome; follows: string }>;
}

/**
 * What has to be true of an organisation before it can hold the first level, as questions that anybody can answer in five
 * minutes. Each is about one criterion of the scheme, whose own words stand beside it; a criterion without one is judged
 * from a statement.
 */
export function baselineQuestions(): BaselineQuestion[] {
  return scheme.criteria
    .filter(({ level }) => level === firstLevel().id)
    .flatMap(({ id, letter, title, least, eligibility }) => {
      if (!eligibility) return [];
      // The threshold is said once, where it is held against figures.
      const share = least && leastShare(least.measure)?.share;
      const filled = (words: string) => words.replaceAll('{least}', String(share));
      return {
        criterion: id,
        letter,
        title,
        source: scheme.source,
        asks: filled(eligibility.asks),
        hint: filled(eligibility.hint),
        answers: new Map(
          eligibility.answers.map((each) => [
            each.id,
            { label: filled(each.label), outcome: each.outcome, follows: filled(each.follows) },
          ]),
        ),
      };
    });
}

/** Answers by criterion; one that was not given is not there. */
export type BaselineAnswers = Record<string, string>;

/** Of what came with an address or a form, the answers that its questions have. */
export function baselineAnswersIn(given: (criterion: string) => string | null): BaselineAnswers {
  return Object.fromEntries(
    baselineQuestions().flatMap(({ criterion, answers }) => {
      const answer = given(criterion);
      return answer !== null && answers.has(answer) ? [[criterion, answer]] : [];
    }),
  );
}

export interface BaselineResult extends Omit<BaselineQuestion, 'answers' | 'hint'> {
  /** What was answered, in its words; null where nothing was. */
  answered: string | null;
  outcome: BaselineOutcome;
  follows: string;
}

/** What answers come to, criterion by criterion. It decides nothing: a person does, from evidence. */
export function baselineResults(answers: BaselineAnswers): BaselineResult[] {
  return baselineQuestions().map(({ criterion, letter, title, source, asks, answers: possible }) => {
    const answer = possible.get(answers[criterion] ?? '');
    return {
      criterion,
      letter,
      title,
      source,
      asks,
      answered: answer?.label ?? null,
      outcome: answer?.outcome ?? 'unknown',
      follows: answer?.follows ?? 'You did not answer this, so nothing can be said about it.',
    };
  });
}

export const BASELINE_WORDS: Record<BaselineOutcome, string> = {
  met: 'Would be met',
  not_met: 'Would not be met',
  unknown: 'Not known',
};

/** What all of it comes to, in one sentence. */
export function baselineInWords(results: readonly BaselineResult[]): string {
  const count = (outcome: BaselineOutcome) => results.filter((each) => each.outcome === outcome).length;
  const said = [
    `${count('met')} of ${results.length} criteria would be met by these answers`,
    count('not_met') > 0 ? `${count('not_met')} would not` : '',
    count('unknown') > 0 ? `${count('unknown') === 1 ? '1 is' : `${count('unknown')} are`} not known` : '',
  ].filter(Boolean);
  return `${new Intl.ListFormat('en-GB').format(said)}.`;
}
