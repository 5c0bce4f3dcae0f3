import type { Topic } from '../../questionnaire/measure';
import { addDays } from '../../questionnaire/period';

/**
 * The Social Value Models of central government, as dated data. Which one is in force goes by the day the tender notice
 * was published, never by today. The names are the models' own, as they were read in the sources that each model lists;
 * what could not be read is left out, and said to be. Reference codes are left to the tender's papers. Placing a measure
 * under a part is ours, so it is said to be.
 */
export interface ModelPart {
  /** What the part is in the model, or the theme or outcome it stands under. */
  under: string;
  name: string;
  /** What of it our measures can speak to; `speakingTo` finds them. */
  topics: readonly Topic[];
}

/** How much social value weighs at least, from a contract's value on. */
export interface Weight {
  /** Pounds, value added tax included; 0 for every contract in scope. */
  from: number;
  percent: number;
}

export interface SocialValueModel {
  id: string;
  name: string;
  /** First day of tender notices it applies to. */
  from: string;
  /** Its own page. */
  source: string;
  /** What was read for this: the model's page where it could be, else who repeats it. */
  readIn: readonly string[];
  /** Which of those bodies' contracts. */
  scope: string;
  /** Contracts of at least so many pounds, value added tax included; null where the model states no sum of its own. */
  least: number | null;
  weights: readonly Weight[];
  /** What else is to be known of it. */
  note: string;
  /** What of the model is missing here, and why; empty where nothing is. */
  leftOut: string;
  parts: readonly ModelPart[];
}

/** Whom all of them bind. They are no rule for councils, NHS bodies, police, schools or the devolved governments. */
export const BOUND =
  'central government departments, their executive agencies and non-departmental public bodies';

/** Oldest first. */
export const MODELS: readonly SocialValueModel[] = [
  {
    id: 'ppn-06-20',
    name: 'Social Value Model, PPN 06/20',
    from: '2021-01-01',
    source:
      'https://www.gov.uk/government/publications/procurement-policy-note-0620-taking-account-of-social-value-in-the-award-of-central-government-contracts',
    readIn: [
      'The Social Value Model, edition 1.1, 3 December 2020 (a copy of its first pages)',
      'https://procuringgroup.com/knowledge-hub/do-something-good-get-to-grips-with-the-social-value-model',
      'https://www.trowers.com/insights/2020/december/procurement-policy-note-06-20-taking-account-of-social-value-in-the-award-of-central-government',
    ],
    scope: 'procurements under the Public Contracts Regulations 2015, above their thresholds',
    least: null,
    weights: [{ from: 0, percent: 10 }],
    note: 'It has five themes with eight policy outcomes; the authority chooses those that fit the contract.',
    leftOut: '',
    parts: [
      {
        under: 'COVID-19 recovery',
        name: 'Help local communities to manage and recover from the impact of COVID-19',
        topics: [],
      },
      {
        under: 'Tackling economic inequality',
        name: 'Create new businesses, new jobs and new skills',
        topics: ['new_jobs', 'ways_into_work', 'learning', 'placements'],
      },
      {
        under: 'Tackling economic inequality',
        name: 'Increase supply chain resilience and capacity',
        topics: ['local_spending'],
      },
      {
        under: 'Fighting climate change',
        name: 'Effective stewardship of the environment',
        topics: ['environment'],
      },
      // Groups by disability are never published.
      { under: 'Equal opportunity', name: 'Reduce the disability employment gap', topics: [] },
      {
        under: 'Equal opportunity',
        name: 'Tackle workforce inequality',
        topics: ['fair_pay', 'barriers'],
      },
      { under: 'Wellbeing', name: 'Improve health and wellbeing', topics: ['wellbeing'] },
      { under: 'Wellbeing', name: 'Improve community cohesion', topics: ['community'] },
    ],
  },
  {
    id: 'ppn-002',
    name: 'Social Value Model, PPN 002',
    from: '2025-10-01',
    source:
      'https://www.gov.uk/government/publications/ppn-002-taking-account-of-social-value-in-the-award-of-contracts',
    readIn: [
      'https://www.gov.uk/government/publications/ppn-002-taking-account-of-social-value-in-the-award-of-contracts/ppn-002-taking-account-of-social-value-in-the-award-of-central-government-contracts-html',
      'https://executivecompass.co.uk/blog/news/ppn002-the-social-value-model-explained/amp',
      'https://www.completetenders.com/news-the-governments-social-value-model-in-tenders-whats-new-254',
      'https://tussell.com/gov/blog/ppn002-the-social-value-model',
      'https://klowconsulting.com/the-social-value-model-has-changed-why-does-it-matter',
    ],
    scope:
      'procurements under the Procurement Act 2023 above its thresholds, except private utilities’ and the Ministry of Defence’s defence and security contracts',
    least: null,
    weights: [{ from: 0, percent: 10 }],
    note: 'It could be used from 24 February 2025 and is mandatory from 1 October 2025.',
    leftOut:
      'The names of two of its eight outcomes could be read, and both stand below. The other six are left out; the five missions stand in their place.',
    parts: [
      {
        under: 'Outcome',
        name: 'Fair work',
        topics: ['new_jobs', 'lasting_work', 'fair_pay'],
      },
      { under: 'Outcome', name: 'Skills for growth', topics: ['learning', 'placements'] },
      { under: 'Mission', name: 'Kickstart economic growth', topics: ['local_spending'] },
      { under: 'Mission', name: 'Make Britain a clean energy superpower', topics: ['environment'] },
      { under: 'Mission', name: 'Take back our streets', topics: [] },
      { under: 'Mission', name: 'Break down barriers to opportunity', topics: ['barriers'] },
      { under: 'Mission', name: 'Build an NHS fit for the future', topics: ['wellbeing'] },
    ],
  },
  {
    id: 'ppn-026',
    name: 'Social Value Model, PPN 026',
    from: '2027-01-01',
    source:
      'https://www.gov.uk/government/publications/ppn-026-the-social-value-model/ppn-026-the-social-value-model-html',
    readIn: [
      'Descriptions of it in public repositories, August and September 2026, which give its page and these terms; the page itself could not be read',
    ],
    scope: 'procurements that start on or after 1 January 2027',
    least: 1_000_000,
    weights: [
      { from: 1_000_000, percent: 10 },
      { from: 5_000_000, percent: 20 },
    ],
    note: 'It has two outcomes with six award criteria and no standard metrics: delivery is measured by the contract’s own key performance indicators, at least three of them from £5 million on.',
    leftOut: '',
    parts: [
      {
        under: 'Good Jobs',
        name: 'Create and retain high quality jobs',
        topics: ['new_jobs', 'ways_into_work'],
      },
      { under: 'Good Jobs', name: 'Fair working conditions', topics: [] },
      { under: 'Good Jobs', name: 'Fair pay', topics: ['fair_pay'] },
      { under: 'Skills', name: 'Training and retraining', topics: ['learning'] },
      { under: 'Skills', name: 'In-work progression', topics: [] },
      { under: 'Skills', name: 'Talent pipeline', topics: ['placements'] },
    ],
  },
];

/** The model in force for a central government tender notice of this day (ISO date); null before the first of them. */
export function modelOn(day: string): SocialValueModel | null {
  return MODELS.findLast(({ from }) => from <= day) ?? null;
}

/** The last day of a model in force; null while none follows it. */
export function lastDayOf(model: SocialValueModel): string | null {
  const next = MODELS[MODELS.indexOf(model) + 1];
  return next ? addDays(next.from, -1) : null;
}

/** The least weight of social value for a contract of this value in pounds, tax included; null below the model's least. */
export function weightFor({ weights }: SocialValueModel, pounds: number): number | null {
  return weights.findLast(({ from }) => from <= pounds)?.percent ?? null;
}

/** "at least 10% of the score", "at least 10% of the score from £1 million (VAT included) and 20% from £5 million". */
export function weightsInWords({ weights, least }: SocialValueModel): string {
  const millions = (pounds: number) => `£${pounds / 1_000_000} million`;
  const said = weights.map(({ from, percent }, index) =>
    [`${percent}%`, index === 0 && 'of the score', from > 0 && `from ${millions(from)}`]
      .filter(Boolean)
      .join(' '),
  );
  return `at least ${said.join(' and ')}${least === null ? '' : ', value added tax included'}`;
}
