import { blankFigure } from '~/questionnaire/answers';
import { buildDocument, type StatementDocument } from '~/questionnaire/document';
import type { Figure, Period } from '~/questionnaire/figure';
import { asMeasure } from '~/questionnaire/own-measure';
import { questionnaireFor } from '~/questionnaire/sections';

/** A year to 31 March. */
const yearTo = (end: number): Period => ({ start: `${end - 1}-04-01`, end: `${end}-03-31` });

const NOW = yearTo(2026);
const NEXT = yearTo(2027);

type Parts = Partial<Figure>;

/** A figure of a measure: a number, words, or "n of N". */
function figure(measureId: string, value: number | string | [number, number], parts: Parts = {}): Figure {
  const blank = blankFigure(measureId, parts.period ?? NOW, parts.series);
  if (typeof value === 'string') return { ...blank, text: value, ...parts };
  if (typeof value === 'number')
    return { ...blank, number: value, status: value === 0 ? 'nil' : 'reported', ...parts };
  return { ...blank, numerator: value[0], denominator: value[1], ...parts };
}

/** The same measure over the years up to 2025/26, oldest first; null for a year without a figure. */
function over(
  measureId: string,
  values: readonly (number | [number, number] | null)[],
  parts: Parts = {},
): Figure[] {
  return values.flatMap((value, index) =>
    value === null
      ? []
      : [figure(measureId, value, { ...parts, period: yearTo(2026 - values.length + 1 + index) })],
  );
}

const split = (figures: readonly Figure[]) => ({
  figures: figures.filter(({ period }) => period.end >= '2025-06-01'),
  history: figures.filter(({ period }) => period.end < '2025-06-01'),
});

const declaration = { name: 'Owen Maddocks', role: 'Director', date: '2026-06-02' };

const bryn: StatementDocument['organisation'] = {
  slug: 'bryn-works',
  name: 'Bryn Works CIC',
  purpose: 'Furniture workshops in Gwent where people who have long been out of work learn a trade.',
  legalForm: 'Community interest company limited by guarantee',
  companyNumber: '09876543',
  charityNumber: null,
  fieldOfWork: 'Employment and training',
  region: 'Wales',
  areas: 'Gwent, Torfaen',
};

const story = (id: string, words: string) => figure(id, words);

const usualStories = [
  story(
    'community_of_interest',
    'People in Gwent who have been homeless or in prison, and the families who buy second-hand because new is out of reach.',
  ),
  story(
    'aims',
    'We set out to give forty people a first paid job in a workshop, to keep sixty households in their homes, and to keep furniture out of the tip.',
  ),
  story(
    'actions',
    'We opened a second finishing room in Cwmbrân and closed the workshop in Newport when its lease ended. Each trainee had a support worker from the first week of work until six months after the keys.\n\nWe paid for 64 regulated qualifications, mostly at Levels 1 and 2, and put £41,200 of our own money into deposits.',
  ),
  story(
    'outcomes',
    'Each household has a support worker from the first week of work until six months after the keys. This year we stopped counting moves within our own houses as move-on; earlier years are restated on the same rule.\n\nMore people stayed in work: of those whose 26 weeks were reached, three in four were still there.',
  ),
  story(
    'learning',
    'The Newport workshop cost more than it brought in, and we kept it open a year too long.',
  ),
  story(
    'plans',
    'Fifty new jobs, a third workshop with the council in Blaenau Gwent, and a survey of everyone who left.',
  ),
];

const money = [
  ...over('total_income', [610000, 702300, 744100, 811900, 842300]),
  ...over('trading_income', [402000, 455100, 501200, 560400, 612800]),
  ...over('profit_after_tax', [48000, -12400, 61200, 150300, 184200]),
  ...over('profit_retained', [30000, null, 40000, 92000, 106800]),
  ...over('profit_donated', [10000, null, 12000, 40000, 49700]),
  ...over('profit_distributed', [8000, null, 9200, 18300, 27700]),
];

/** Counts as a usual enterprise states them. */
const counts = [
  ...over('jobs_created', [22, 30, 41, 55, 31], {
    note: 'The workshop in Newport closed in May 2025.',
    explanation: 'The Newport workshop closed and its posts went with it.',
    basis: 'counted',
  }),
  ...over('jobs_created_fte', [18.5, 25.25, 33.4, 47.75, 26.5], { decimals: 2 }),
  ...over('barrier_jobs', [10, 15, 20, 26, 18]),
  figure('barrier_jobs', 11, { category: 'ex_offender' }),
  ...over('jobs_sustained_26w', [
    [19, 24],
    [24, 31],
    [31, 38],
    [37, 44],
    [22, 29],
  ]),
  ...over('people_trained', [90, 101, 118, 120, 140], { qualifier: 'more_than' }),
  ...over('training_hours', [2800, 3100, 3560, 3990, 4210]),
  ...over('qualifications_awarded', [40, 44, 52, 61, 64]),
  ...over('homelessness_prevented', [23, 27, 38, 52, 57], { basis: 'counted' }),
  ...over('homelessness_relieved', [6, 9, 12, 7, 14]),
  ...over('tenancies_sustained_6m', [
    [30, 44],
    [36, 49],
    [47, 60],
    [52, 64],
    [31, 38],
  ]),
  ...over('people_supported', [310, 342, 398, 431, 466]),
  ...over(
    'wellbeing_improved',
    [
      [38, 51],
      [44, 60],
      [51, 66],
      [57, 72],
      [60, 77],
    ],
    { basis: 'survey', note: 'Asked in February 2026.' },
  ),
  ...over('waste_diverted', [41.2, 48.9, 55.1, 61.7, 66.3], {
    decimals: 1,
    basis: 'estimated',
    note: 'Weighed at the door for one month in four.',
  }),
  ...over('volunteer_hours', [1200, 1350, 1410, 1505, 1688]),
  figure('jobs_created', 50, { series: 'target' }),
  figure('barrier_jobs', 25, { series: 'target' }),
  figure('qualifications_awarded', 60, { series: 'target' }),
  figure('jobs_created', 45, { series: 'target', period: NEXT }),
  figure('people_trained', 124, { series: 'comparative', period: yearTo(2025) }),
  figure('jobs_created', 12, { slice: 'Torfaen' }),
  figure('people_trained', 73, { slice: 'Torfaen' }),
  figure('homelessness_prevented', 21, { slice: 'Torfaen' }),
];

const method = [
  figure('accounts_source', 'Accounts for the year to 31 March 2026, approved by the board on 4 June 2026.'),
  figure('measurement', 'systematically'),
  figure('measurement_ways', 'kpis detailed_reports publicised'),
  figure('measurement_lead', 'Operations manager'),
];

/** A usual statement of five years. */
export function usualStatement(level: 'mark' | 'gold' = 'gold'): StatementDocument {
  const { figures, history } = split([...usualStories, ...money, ...counts, ...method]);
  return buildDocument({
    organisation: bryn,
    statement: { id: 'usual', version: 1, level, cycle: 'full', period: NOW },
    asked: questionnaireFor({ level, year: 2026, own: [] }),
    figures,
    history,
    previous: history.filter(({ period }) => period.end === '2025-03-31'),
    declaration,
  });
}

/** A first statement with little in it: nothing before, nothing declared. */
export function smallStatement(): StatementDocument {
  const own = [
    asMeasure({
      id: 'own_share',
      label: 'Journeys of 5–10 miles',
      unit: 'percent',
      kind: 'ratio',
      polarity: 'neutral',
      head: 'social',
      accrual: 'in_year',
      definition: '',
      disclosure: null,
    }),
  ];
  return buildDocument({
    organisation: {
      ...bryn,
      slug: 'small',
      name: 'Tŷ Gŵyr',
      purpose: 'Lifts for people without a car',
      companyNumber: null,
    },
    statement: { id: 'small', version: 1, level: 'mark', cycle: 'annual', period: NOW },
    asked: questionnaireFor({ level: 'mark', year: 2026, own }),
    figures: [
      figure('jobs_created', 0),
      figure('people_trained', 0, { status: 'not_measured', number: null }),
      figure('own_share', 9, { decimals: 1 }),
      figure('profit_after_tax', -191027),
    ],
    history: [],
    previous: [],
    declaration: null,
  });
}

const LONG_NAME =
  'Cymdeithas Tŷ Ŵyn dros Gartrefi, Gwaith a Dysgu ym Mlaenau Gwent, Torfaen a Chasnewydd Cyf.';
const LONG_STORY =
  'Mae gan bob aelwyd weithiwr cymorth o’r wythnos gyntaf o waith hyd chwe mis ar ôl yr allweddi, a mentor sydd wedi bod yn ddigartref ei hun; dŵr, tŷ, gŵyl, “llŷn”. ';
const LONG_NOTE = `${'Counted by hand from the sign-in sheets of each workshop, then compared with the pay roll. '.repeat(5)}Done.`;

const PRIMES = Array.from({ length: 400 }, (_, index) => 10_007 + index * 37);
let at = 0;
const next = () => PRIMES[at++ % PRIMES.length] ?? 1;

/** Sixty of its own measures with long names, each with six years of figures that occur nowhere else. */
function ownMeasures() {
  return Array.from({ length: 60 }, (_, index) =>
    asMeasure({
      id: `own_${String(index).padStart(2, '0')}`,
      label: `${index + 1}: ${'Households where somebody had slept rough in the year before they came to our workshops in Gwent'.slice(0, 90 - 4)}`,
      unit: index % 7 === 0 ? 'GBP' : index % 5 === 0 ? 'percent' : 'passenger journeys',
      kind: index % 7 === 0 ? 'money' : index % 5 === 0 ? 'ratio' : 'count',
      polarity: index % 3 === 0 ? 'lower' : 'higher',
      head: (['economic', 'social', 'environmental'] as const)[index % 3] ?? 'social',
      accrual: 'in_year',
      definition: '',
      disclosure: null,
      replaces: index === 3 ? 'qualifications_awarded' : null,
    }),
  );
}

const THIRTEEN: Period = { start: '2025-04-01', end: '2026-04-30' };

function hardFigures(ids: readonly string[]): Figure[] {
  return [
    ...ids.flatMap((id, index) =>
      over(id, [next(), next(), null, next() / 10, next(), next()], { decimals: index % 2 ? 1 : 0 }),
    ),
    ...['profit_after_tax', 'profit_retained'].flatMap((id) => over(id, [-191027, 36617, -44128])),
    figure('total_income', 445000000, { explanation: LONG_NOTE }),
    figure('trading_income', 398000123),
    figure('jobs_created', 0),
    figure('people_into_work', 7, {
      qualifier: 'less_than',
      note: LONG_NOTE,
      basis: 'estimated',
      statedLabel: 'Folk into work',
    }),
    figure('jobs_sustained_26w', [37, 38], { note: 'For a sample.' }),
    figure('real_living_wage', 96, {}),
    figure('jobs_safeguarded', 313, { series: 'target' }),
    figure('staff_fte', 211.75, { series: 'forecast', decimals: 2, period: NEXT }),
    figure('people_trained', 1504, { period: { start: '2024-09-01', end: '2025-08-31' } }),
    figure('people_trained', 1733, { series: 'comparative', period: yearTo(2025) }),
    figure('people_trained', 1711, { period: yearTo(2025) }),
    figure('volunteers', 0, { status: 'not_applicable', number: null }),
    figure('qualifications_awarded', 8114, { period: yearTo(2024) }),
    ...['level_entry', 'level_1', 'level_2'].map((category, index) =>
      figure('qualifications_awarded', 501 + index, { category }),
    ),
    figure('qualifications_awarded', 1505),
    figure('waste_diverted', 61.25, { decimals: 2, period: yearTo(2023) }),
    ...over('wellbeing_improved', [
      [44, 57],
      [46, 59],
    ]).map((each) => ({
      ...each,
      period: { start: `${each.period.end.slice(0, 4)}-02-03`, end: `${each.period.end.slice(0, 4)}-02-14` },
    })),
    ...over('homelessness_prevented', [8, 13, 23, 26, 7]),
    ...over('positive_move_on', [
      [3, 8],
      [52, 61],
      [48, 57],
    ]),
    figure('homelessness_relieved', 19, { slice: 'Torfaen' }),
    figure('homelessness_relieved', 38, {
      note: 'There were 4 families from one street. Counted by the wardens.',
    }),
  ];
}

/** Every hard case at once. */
export function hugeStatement(): StatementDocument {
  at = 0;
  const own = ownMeasures();
  const asked = questionnaireFor({ level: 'gold', year: 2026, own });
  const words = asked
    .flatMap(({ measures }) => measures)
    .filter(({ kind }) => kind === 'text')
    .map(({ id, maxLength = 2800 }) => story(id, LONG_STORY.repeat(18).slice(0, maxLength)));
  const moved = hardFigures(own.map(({ id }) => id)).map((each) =>
    each.period.end === NOW.end ? { ...each, period: THIRTEEN } : each,
  );
  const { figures, history } = split([...words.map((each) => ({ ...each, period: THIRTEEN })), ...moved]);
  return buildDocument({
    organisation: {
      ...bryn,
      slug: 'huge',
      name: LONG_NAME,
      purpose: LONG_STORY.repeat(2).trim(),
      charityNumber: '1064698',
    },
    statement: { id: 'huge', version: 3, level: 'gold', cycle: 'full', period: THIRTEEN },
    asked,
    figures,
    history,
    previous: history.filter(({ period }) => period.end === '2025-03-31'),
    declaration: { ...declaration, name: LONG_NAME },
    goals: [2027, 2028, 2029].map((year) => ({
      plan: 'Cynllun tair blynedd: gwaith, cartref, dysgu',
      measureId: 'jobs_created',
      label: 'Jobs created',
      by: `${year}-03-31`,
      words: `${year - 2000} jobs`,
    })),
  });
}
