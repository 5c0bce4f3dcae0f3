import type { Measure, MeasureRole, Section } from '../measure';

const FORM = 'Social Enterprise Mark Social Impact Statement, narrative questions.';

interface Told {
  id: string;
  /** What stands above the answer wherever it is published. */
  role?: MeasureRole;
  label: string;
  question: string;
  hint: string;
  /** What is told here, to readers who were not asked. */
  definition: string;
}

function story(told: Told): Measure {
  return {
    ...told,
    kind: 'text',
    unit: '',
    lines: 8,
    definitionSource: FORM,
    polarity: 'neutral',
    head: 'social',
    disclosure: 'open',
  };
}

export const narrative: Section = {
  id: 'narrative',
  title: 'Your story this year',
  lede: 'Plain words, as you would tell a neighbour. Write nothing that names or points to a person without their recorded consent.',
  measures: [
    story({
      id: 'community_of_interest',
      role: 'community',
      label: 'Who the organisation is for',
      question: 'Who does your organisation exist for?',
      hint: 'The people, places or causes you serve.',
      definition: 'The people, places or causes that the organisation serves.',
    }),
    story({
      id: 'aims',
      role: 'aims',
      label: 'What it set out to change',
      question: 'What social differences and changes have you aimed to create or support?',
      hint: 'The changes you hoped to see in the year.',
      definition: 'The changes that the organisation hoped to see in the year.',
    }),
    story({
      id: 'actions',
      role: 'actions',
      label: 'What it did',
      question: 'What did you invest and do to bring them about?',
      hint: 'Activities, money, time and partners.',
      definition: 'Activities, money, time and partners.',
    }),
    story({
      id: 'outcomes',
      role: 'outcomes',
      label: 'What changed',
      question: 'What changed as a result?',
      hint: 'Say what is different now, and how you know.',
      definition: 'What is different, and how that is known.',
    }),
    story({
      id: 'learning',
      role: 'learning',
      label: 'What it learned',
      question: 'What went less well, and what did you change because of it?',
      hint: 'Readers trust a statement that says what did not work.',
      definition: 'What went less well, and what was changed because of it.',
    }),
    story({
      id: 'plans',
      label: 'Plans for next year',
      question: 'What are your plans and targets for next year?',
      hint: 'Name the figures you want to move, and by how much.',
      definition: 'The figures that the organisation wants to move, and by how much.',
    }),
  ],
};
