import type { Measure, Section } from '../measure';

const FORM = 'Social Enterprise Mark Social Impact Statement, narrative questions.';

function story(id: string, label: string, question: string, hint: string): Measure {
  return {
    id,
    kind: 'text',
    unit: '',
    lines: 8,
    label,
    question,
    hint,
    definition: hint,
    definitionSource: FORM,
    polarity: 'neutral',
    head: 'social',
    disclosure: 'open',
    requiredFor: ['mark', 'gold'],
  };
}

export const narrative: Section = {
  id: 'narrative',
  title: 'Your story this year',
  lede: 'Plain words, as you would tell a neighbour. Write nothing that names or points to a person without their recorded consent.',
  measures: [
    story(
      'community_of_interest',
      'Who we exist for',
      'Who does your organisation exist for?',
      'The people, places or causes you serve.',
    ),
    story(
      'aims',
      'What we set out to change',
      'What social differences and changes have you aimed to create or support?',
      'The changes you hoped to see in the year.',
    ),
    story(
      'actions',
      'What we did',
      'What did you invest and do to bring them about?',
      'Activities, money, time and partners.',
    ),
    story(
      'outcomes',
      'What changed',
      'What changed as a result?',
      'Say what is different now, and how you know.',
    ),
    story(
      'learning',
      'What we learned',
      'What went less well, and what did you change because of it?',
      'Readers trust a statement that says what did not work.',
    ),
    story(
      'plans',
      'Plans for next year',
      'What are your plans and targets for next year?',
      'Name the figures you want to move, and by how much.',
    ),
  ],
};
