import { scheme } from '../questionnaire/scheme';

/** What an answer means for a criterion; `unknown` is said to be unknown and never taken for met. */
export type BaselineOutcome = 'met' | 'not_met' | 'unknown';

interface BaselineAnswer {
  label: string;
  outcome: BaselineOutcome;
  /** What follows from it, in a sentence or two. */
  follows: string;
}

interface BaselineQuestion {
  /** The id of the scheme's criterion that it is about. */
  criterion: string;
  asks: string;
  hint: string;
  answers: Record<string, BaselineAnswer>;
}

const NOT_KNOWN: BaselineAnswer = {
  label: 'I don’t know',
  outcome: 'unknown',
  follows:
    'It has to be known before the accreditor can decide. The governing document or the accounts say it.',
};

/**
 * What has to be true of an organisation before it can hold the Mark, as questions that anybody can answer in five minutes.
 * Each is about one criterion of the scheme's first level, whose own words stand beside it; the criteria of the Gold Mark
 * are judged from a statement.
 */
const QUESTIONS: readonly BaselineQuestion[] = [
  {
    criterion: 'purpose',
    asks: 'Does your governing document say that the organisation exists for a social or environmental purpose?',
    hint: 'The governing document is your articles, rules, constitution or trust deed.',
    answers: {
      yes: {
        label: 'Yes, it says so',
        outcome: 'met',
        follows: 'The accreditor asks for the document and reads the passage.',
      },
      not_written: {
        label: 'We have such a purpose, but the document does not say so',
        outcome: 'not_met',
        follows: 'It has to be written there. Members or directors can usually change the document.',
      },
      no: {
        label: 'No',
        outcome: 'not_met',
        follows: 'The Mark is for organisations whose reason to exist is social or environmental.',
      },
      unknown: NOT_KNOWN,
    },
  },
  {
    criterion: 'independent',
    asks: 'Does the organisation decide for itself, without a parent that is not a social enterprise, or a public body, over it?',
    hint: 'Independent means that nobody else can tell it what to do with its purpose, its money or its board.',
    answers: {
      yes: {
        label: 'Yes, it is independent',
        outcome: 'met',
        follows: 'The accreditor looks at who owns it and who appoints its directors.',
      },
      parent: {
        label: 'It has a parent that is itself a social enterprise or charity',
        outcome: 'unknown',
        follows:
          'It depends on what the parent may decide. The accreditor looks at both governing documents.',
      },
      no: {
        label: 'No, another body controls it',
        outcome: 'not_met',
        follows: 'A part of another body, or one that it controls, cannot hold the Mark by itself.',
      },
      unknown: NOT_KNOWN,
    },
  },
  {
    criterion: 'trading',
    asks: `Does at least ${scheme.tradingShareAtLeast}% of income come from trading?`,
    hint: 'Trading is fees, contracts, sales, and grants that were won in competition or commissioned. Donations, loans and income from investments are not.',
    answers: {
      yes: {
        label: `Yes, ${scheme.tradingShareAtLeast}% or more`,
        outcome: 'met',
        follows: 'The accounts of the last year have to show it.',
      },
      no: {
        label: `No, less than ${scheme.tradingShareAtLeast}%`,
        outcome: 'not_met',
        follows: 'Trading has to grow to that share first.',
      },
      new: {
        label: 'It has no full year of accounts yet',
        outcome: 'unknown',
        follows: 'Without a year’s accounts nobody can say. The accreditor tells you what it takes instead.',
      },
      unknown: NOT_KNOWN,
    },
  },
  {
    criterion: 'profit',
    asks: `When there is a profit, does at least ${scheme.reinvestedShareAtLeast}% of it go to social or environmental purposes?`,
    hint: 'A profit is not required: what counts is where one goes. Money that is kept in the organisation for its purpose counts.',
    answers: {
      yes: {
        label: `Yes, ${scheme.reinvestedShareAtLeast}% or more, and something in writing says so`,
        outcome: 'met',
        follows: 'The accreditor asks for what says so, and for the accounts.',
      },
      practice: {
        label: 'So far it has, but nothing in writing says that it must',
        outcome: 'unknown',
        follows:
          'It has to be bound to it, by its governing document or a resolution. The accreditor decides what is enough.',
      },
      no: {
        label: `No, less than ${scheme.reinvestedShareAtLeast}%`,
        outcome: 'not_met',
        follows: 'More than half of any profit has to go to the purpose.',
      },
      unknown: NOT_KNOWN,
    },
  },
  {
    criterion: 'dissolution',
    asks: 'If the organisation were wound up, would what is left go to social or environmental purposes?',
    hint: 'Community interest companies and charities have this by law; others need a clause in their governing document.',
    answers: {
      yes: {
        label: 'Yes, its legal form or its governing document says so',
        outcome: 'met',
        follows: 'The accreditor reads the clause; a community interest company’s asset lock is one.',
      },
      no: {
        label: 'No, members or owners could share it out',
        outcome: 'not_met',
        follows: 'Such a clause has to be there. It can usually be added.',
      },
      unknown: NOT_KNOWN,
    },
  },
  {
    criterion: 'objectives',
    asks: 'Could you show what has changed for people or the environment because of your work?',
    hint: 'Figures, stories, surveys, what others say: anything that is recorded.',
    answers: {
      yes: {
        label: 'Yes, for a year or more',
        outcome: 'unknown',
        follows:
          'Nobody can say yet: it is judged by your first Social Impact Statement, which asks just this.',
      },
      some: {
        label: 'Some of it',
        outcome: 'unknown',
        follows:
          'Nobody can say yet: it is judged by your first Social Impact Statement. “We don’t measure this” is an honest answer there.',
      },
      no: {
        label: 'No, nothing is recorded',
        outcome: 'not_met',
        follows: 'Begin to record now: the first statement covers a year.',
      },
      unknown: NOT_KNOWN,
    },
  },
];

interface BaselineCriterion extends BaselineQuestion {
  letter: string;
  title: string;
  /** Whose words the criterion is in. */
  source: string;
}

/** Every criterion of the first level with its question, in the scheme's order. */
export const BASELINE: readonly BaselineCriterion[] = scheme.criteria
  .filter(({ level }) => level === 'mark')
  .map(({ id, letter, title }) => {
    const question = QUESTIONS.find(({ criterion }) => criterion === id);
    if (!question) throw new Error(`Nothing asks about criterion ${letter}`);
    return { ...question, letter, title, source: scheme.source };
  });

/** Answers by criterion; one that was not given is not there. */
export type BaselineAnswers = Record<string, string>;

/** Of what came with an address or a form, the answers that its questions have. */
export function baselineAnswersIn(given: (criterion: string) => string | null): BaselineAnswers {
  return Object.fromEntries(
    BASELINE.flatMap(({ criterion, answers }) => {
      const answer = given(criterion);
      return answer !== null && Object.hasOwn(answers, answer) ? [[criterion, answer]] : [];
    }),
  );
}

export interface BaselineResult {
  criterion: string;
  letter: string;
  title: string;
  source: string;
  asks: string;
  /** What was answered, in its words; null where nothing was. */
  answered: string | null;
  outcome: BaselineOutcome;
  follows: string;
}

/** What answers come to, criterion by criterion. It decides nothing: a person does, from evidence. */
export function baselineResults(answers: BaselineAnswers): BaselineResult[] {
  return BASELINE.map(({ criterion, letter, title, source, asks, answers: possible }) => {
    const answer = possible[answers[criterion] ?? ''];
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
