import type { Section } from '../measure';

export const environment: Section = {
  id: 'environment',
  title: 'Environment',
  lede: 'Carbon and waste, where you know them.',
  measures: [
    {
      id: 'carbon_emitted',
      kind: 'count',
      decimals: 3,
      unit: 'tCO2e',
      label: 'Carbon emitted',
      question: 'How much carbon did you emit?',
      definition:
        'Greenhouse gas emissions of the period, scopes 1 and 2 at least; the note names the scopes.',
      definitionSource:
        'The Greenhouse Gas Protocol Corporate Standard; UK Government conversion factors for company reporting.',
      hint: 'In tonnes of CO2 equivalent. Say in the note which scopes are in.',
      polarity: 'lower',
      head: 'environmental',
      disclosure: 'open',
    },
    {
      id: 'carbon_avoided',
      kind: 'count',
      decimals: 3,
      unit: 'tCO2e',
      label: 'Carbon avoided',
      question: 'How much carbon did others avoid because of you?',
      definition:
        'A modelled estimate of emissions that did not happen because of the organisation’s work. The factor used and its source are stated.',
      definitionSource: 'Scheme definition.',
      hint: 'This is always a model. Name the factor and where it comes from.',
      polarity: 'higher',
      head: 'environmental',
      disclosure: 'open',
      defaultBasis: 'modelled',
      needs: ['note'],
      noteLabel: 'The factor used, and its source',
    },
    {
      id: 'waste_diverted',
      kind: 'count',
      decimals: 3,
      unit: 'tonnes',
      unitOne: 'tonne',
      label: 'Waste diverted from landfill',
      question: 'How much waste did you keep from landfill?',
      definition: 'Tonnes reused, repaired or recycled that would have gone to landfill or incineration.',
      definitionSource: 'Scheme definition.',
      polarity: 'higher',
      head: 'environmental',
      disclosure: 'open',
    },
  ],
};
