import type { Section } from '../measure';

const AFTER_ACT =
  'Scheme definition, in the words of the Homelessness Reduction Act 2017 (prevention and relief duties). The organisation’s own count, not statutory statistics.';

export const homelessness: Section = {
  id: 'homelessness',
  theme: 'homelessness',
  title: 'Homelessness',
  lede: 'Households and people whose homelessness you prevented or ended. Small numbers are rounded before anything is published, so that nobody can be recognised.',
  measures: [
    {
      id: 'homelessness_prevented',
      lead: 1,
      inTheme: 1,
      speaksTo: ['community'],
      kind: 'count',
      unit: 'households',
      unitOne: 'household',
      label: 'Households prevented from becoming homeless',
      question: 'For how many households did you prevent homelessness?',
      definition:
        'The household had an identified risk of homelessness and is suitably housed with a reasonable prospect of at least six months.',
      definitionSource: AFTER_ACT,
      hint: 'There was an identified risk, and the household is now suitably housed with a reasonable prospect of at least 6 months.',
      example:
        'A family with a notice to leave, for whom you agreed a new tenancy: 1 household, however many people.',
      polarity: 'higher',
      head: 'social',
      disclosure: 'sensitive',
      standards: { sdg: ['1.4', '11.1'] },
    },
    {
      id: 'homelessness_relieved',
      lead: 2,
      inTheme: 2,
      speaksTo: ['community'],
      kind: 'count',
      unit: 'households',
      unitOne: 'household',
      label: 'Households whose homelessness was ended',
      question: 'For how many households did you end homelessness?',
      definition:
        'The household was homeless and has suitable accommodation with a reasonable prospect of at least six months.',
      definitionSource: AFTER_ACT,
      hint: 'The household was homeless, and now has suitable accommodation with a reasonable prospect of at least 6 months.',
      polarity: 'higher',
      head: 'social',
      disclosure: 'sensitive',
      standards: { sdg: ['1.4', '11.1'] },
    },
    {
      id: 'people_accommodated',
      kind: 'count',
      unit: 'people',
      unitOne: 'person',
      label: 'People accommodated',
      question: 'How many people did you accommodate?',
      definition:
        'Different people who lived in accommodation that the organisation provides at any time in the period.',
      definitionSource: 'Scheme definition.',
      hint: 'Everyone who lived with you at any time in the period, once.',
      polarity: 'neutral',
      head: 'social',
      disclosure: 'sensitive',
      standards: { sdg: ['11.1'] },
    },
    {
      id: 'tenancies_sustained_6m',
      kind: 'share',
      unit: 'households',
      label: 'Tenancies sustained at six months',
      question: 'How many tenancies lasted at least 6 months?',
      definition:
        'Tenancies still held six months after they started, of tenancies whose six months were reached in the period.',
      definitionSource: 'Scheme definition.',
      hint: 'Only tenancies whose 6 months have been reached.',
      ofWhat: 'tenancies that reached 6 months',
      polarity: 'higher',
      head: 'social',
      disclosure: 'sensitive',
    },
    {
      id: 'positive_move_on',
      kind: 'share',
      unit: 'people',
      label: 'Planned moves to suitable accommodation',
      question: 'How many leavers moved on well?',
      definition:
        'People who left for suitable accommodation in a planned way, of all leavers in the period. Transfers within the organisation’s own houses are left out of both.',
      definitionSource: 'Scheme definition.',
      hint: 'Planned moves to suitable accommodation, of everyone who left. Leave out transfers within your own houses.',
      ofWhat: 'people who left',
      polarity: 'higher',
      head: 'social',
      disclosure: 'sensitive',
    },
  ],
};
