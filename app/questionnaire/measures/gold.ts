import type { Measure, Section } from '../measure';

const CRITERIA = 'Social Enterprise Gold Mark criteria G to K.';

function goldStory(id: string, label: string, question: string, hint: string): Measure {
  return {
    id,
    kind: 'text',
    unit: '',
    lines: 8,
    label,
    question,
    hint,
    definition: hint,
    definitionSource: CRITERIA,
    polarity: 'neutral',
    head: 'social',
    disclosure: 'open',
    requiredFor: ['gold'],
  };
}

export const gold: Section = {
  id: 'gold',
  title: 'Gold Mark questions',
  lede: 'For holders of the Gold Mark: how you are run, and how you treat the people you work with.',
  level: 'gold',
  measures: [
    goldStory(
      'governance',
      'Governance',
      'How are you governed?',
      'Board, skills, independence, conflicts of interest, and how members or beneficiaries have a say.',
    ),
    goldStory(
      'engagement',
      'Engagement',
      'How do you involve stakeholders and employees?',
      'Whom you asked, what they said, and what you did about it.',
    ),
    {
      id: 'staff_survey',
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
      requiredFor: ['gold'],
    },
    goldStory(
      'ethics',
      'Ethical business practice',
      'How do you do business ethically?',
      'Pay, purchasing, environment, paying suppliers on time.',
    ),
    goldStory(
      'transparency',
      'Financial transparency',
      'How are you open about money?',
      'Where your accounts, pay ratios and reinvestment can be read.',
    ),
  ],
};
