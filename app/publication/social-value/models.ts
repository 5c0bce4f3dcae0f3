import { addDays } from '../../questionnaire/period';

/**
 * The Social Value Models of central government, as dated data. Which one is in force goes by the day the tender notice
 * was published, never by today. The names are the models' own; their reference codes are left to the tender's papers.
 * Placing a measure under a part is ours, so it is said to be.
 */
export interface ModelPart {
  /** The theme, mission or outcome the part stands under. */
  under: string;
  name: string;
  /** Core measures that speak to it. */
  measures: readonly string[];
}

export interface SocialValueModel {
  id: string;
  name: string;
  /** First day of tender notices it applies to. */
  from: string;
  source: string;
  /** What is to be known about the dates. */
  note: string;
  parts: readonly ModelPart[];
}

const NEW_JOBS = ['jobs_created', 'jobs_created_fte', 'jobs_safeguarded'];
const WAYS_IN = ['barrier_jobs', 'people_into_work', 'jobs_sustained_26w'];
const LEARNING = [
  'people_trained',
  'training_hours',
  'qualifications_awarded',
  'people_qualified',
  'apprenticeships_started',
  'apprenticeships_completed',
];
const ENVIRONMENT = ['carbon_emitted', 'carbon_avoided', 'waste_diverted'];
const LOCAL = ['local_spend', 'local_spend_share'];
const COMMUNITY = [
  'people_supported',
  'volunteers',
  'volunteer_hours',
  'homelessness_prevented',
  'homelessness_relieved',
];

/** Oldest first. */
export const MODELS: readonly SocialValueModel[] = [
  {
    id: 'ppn-06-20',
    name: 'Social Value Model, PPN 06/20',
    from: '2021-01-01',
    source:
      'https://www.gov.uk/government/publications/procurement-policy-note-0620-taking-account-of-social-value-in-the-award-of-central-government-contracts',
    note: 'Applies to procurements from 1 January 2021. Authorities could use PPN 002 instead from 24 February 2025.',
    parts: [
      {
        under: 'Tackling economic inequality',
        name: 'Create new businesses, new jobs and new skills',
        measures: [...NEW_JOBS, ...WAYS_IN, ...LEARNING, 'work_placements'],
      },
      {
        under: 'Tackling economic inequality',
        name: 'Increase supply chain resilience and capacity',
        measures: LOCAL,
      },
      {
        under: 'Fighting climate change',
        name: 'Effective stewardship of the environment',
        measures: ENVIRONMENT,
      },
      {
        under: 'Equal opportunity',
        name: 'Tackle workforce inequality',
        measures: ['real_living_wage', 'barrier_jobs'],
      },
      { under: 'Wellbeing', name: 'Improve health and wellbeing', measures: ['wellbeing_improved'] },
      { under: 'Wellbeing', name: 'Improve community cohesion', measures: COMMUNITY },
    ],
  },
  {
    id: 'ppn-002',
    name: 'Social Value Model, PPN 002',
    from: '2025-10-01',
    source:
      'https://www.gov.uk/government/publications/ppn-002-taking-account-of-social-value-in-the-award-of-contracts',
    note: 'Mandatory for central government from 1 October 2025. Figures stand under the five missions; outcomes and award criteria under each are the tender’s to choose.',
    parts: [
      {
        under: 'Mission',
        name: 'Kickstart economic growth',
        measures: [...NEW_JOBS, 'real_living_wage', ...LEARNING, ...LOCAL],
      },
      { under: 'Mission', name: 'Make Britain a clean energy superpower', measures: ENVIRONMENT },
      { under: 'Mission', name: 'Take back our streets', measures: [] },
      {
        under: 'Mission',
        name: 'Break down barriers to opportunity',
        measures: [...WAYS_IN, 'work_placements'],
      },
      { under: 'Mission', name: 'Build an NHS fit for the future', measures: ['wellbeing_improved'] },
    ],
  },
  {
    id: 'ppn-026',
    name: 'Social Value Model, PPN 026',
    from: '2027-01-01',
    source: 'https://www.gov.uk/government/collections/procurement-policy-notes',
    note: 'Applies to procurements that start on or after 1 January 2027, of £1 million or more. It sets no standard metrics: delivery is measured by the contract’s own KPIs.',
    parts: [
      {
        under: 'Good jobs',
        name: 'Create and retain high quality jobs',
        measures: [...NEW_JOBS, ...WAYS_IN],
      },
      { under: 'Good jobs', name: 'Fair working conditions', measures: [] },
      { under: 'Good jobs', name: 'Fair pay', measures: ['real_living_wage'] },
      { under: 'Skills', name: 'Training and retraining', measures: LEARNING },
      { under: 'Skills', name: 'In-work progression', measures: [] },
      { under: 'Skills', name: 'Talent pipeline', measures: ['work_placements'] },
    ],
  },
];

/** The day the Public Services (Social Value) Act 2012 came into force: before the models, its heads alone. */
const ACT_FROM = '2013-01-31';

/** The model in force for a tender notice of this day (ISO date); null before the first of them. */
export function modelOn(day: string): SocialValueModel | null {
  return MODELS.findLast(({ from }) => from <= day) ?? null;
}

/** The first day on which the same model was in force: all days of one model make one document. */
export function modelDay(day: string): string {
  return modelOn(day)?.from ?? ACT_FROM;
}

/** The last day of a model in force; null while none follows it. */
export function lastDayOf(model: SocialValueModel): string | null {
  const next = MODELS[MODELS.indexOf(model) + 1];
  return next ? addDays(next.from, -1) : null;
}
