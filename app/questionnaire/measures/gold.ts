import type { Measure, MeasureRole, Section } from '../measure';

const CRITERIA = 'Social Enterprise Gold Mark criteria G to K.';

interface GoldStory {
  id: string;
  role?: MeasureRole;
  label: string;
  question: string;
  hint: string;
  /** What is told here, to readers who were not asked. */
  definition: string;
}

function goldStory(story: GoldStory): Measure {
  return {
    ...story,
    kind: 'text',
    unit: '',
    lines: 8,
    definitionSource: CRITERIA,
    polarity: 'neutral',
    head: 'social',
    disclosure: 'open',
  };
}

export const gold: Section = {
  id: 'gold',
  title: 'Gold Mark questions',
  lede: 'For holders of the Gold Mark: how you are run, and how you treat the people you work with.',
  onlyWhereAsked: true,
  measures: [
    goldStory({
      id: 'governance',
      label: 'Governance',
      question: 'How are you governed?',
      hint: 'Board, skills, independence, conflicts of interest, and how members or beneficiaries have a say.',
      definition:
        'Board, skills, independence, conflicts of interest, and how members or beneficiaries have a say.',
    }),
    goldStory({
      id: 'engagement',
      role: 'engagement',
      label: 'Engagement',
      question: 'How do you involve stakeholders and employees?',
      hint: 'Whom you asked, what they said, and what you did about it.',
      definition: 'Who was asked, what they said, and what was done about it.',
    }),
    {
      id: 'staff_survey',
      role: 'survey',
      kind: 'share',
      unit: 'people',
      label: 'Staff who answered the staff survey',
      question: 'How many staff answered your staff survey?',
      definition: 'Staff who answered the survey of the period, of all staff by headcount when it was sent.',
      definitionSource: 'Social Enterprise Gold Mark criterion H: response rate by headcount.',
      hint: 'By headcount, not full-time equivalents.',
      ofWhat: 'staff by headcount',
      polarity: 'higher',
      head: 'social',
      disclosure: 'open',
      defaultBasis: 'survey',
    },
    goldStory({
      id: 'ethics',
      label: 'Ethical business practice',
      question: 'How do you do business ethically?',
      hint: 'Pay, purchasing, environment, paying suppliers on time.',
      definition: 'Pay, purchasing, environment, paying suppliers on time.',
    }),
    goldStory({
      id: 'transparency',
      label: 'Financial transparency',
      question: 'How are you open about money?',
      hint: 'Where your accounts, pay ratios and reinvestment can be read.',
      definition: 'Where accounts, pay ratios and reinvestment can be read.',
    }),
  ],
};
