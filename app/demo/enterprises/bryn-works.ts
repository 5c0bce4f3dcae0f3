import { ACCOUNTS } from '../accounts';
import type { DemoEnterprise } from '../enterprise';
import { brynWorksFigures } from './bryn-works-figures';
import { brynWorksStories } from './bryn-works-stories';

/** What the council’s contract for furniture was about: it began in September, so its figures have their own period. */
const TORFAEN = [
  ['jobs_created', '4', 'New posts in the Cwmbran finishing room.'],
  ['people_trained', '37', 'From the contract’s attendance register.'],
  ['training_hours', '2,960', 'From the contract’s attendance register.'],
  ['waste_diverted', '31.5', 'Weighed at the council’s recycling centre.'],
  ['volunteer_hours', '640', 'Signed in at the Cwmbran workshop.'],
].map(([measure = '', value = '', note = '']) => ({
  contract: 'Torfaen reuse contract',
  measure,
  value,
  note,
  basis: 'counted' as const,
  periodStart: '2024-09-01',
  periodEnd: '2025-03-31',
}));

/** The main one: its editor, director and manager can sign in. Furniture workshops with people who were homeless. */
export const brynWorks: DemoEnterprise = {
  organisation: {
    slug: 'bryn-works',
    name: 'Bryn Works CIC',
    purpose: 'Paid work, training and a way home for people in Gwent who are or have been homeless.',
    legalForm: 'Community interest company limited by shares',
    companyNumber: '99014207',
    charityNumber: null,
    fieldOfWork: 'Employment and skills',
    region: 'Wales',
    areas: 'Newport, Torfaen, Blaenau Gwent, Caerphilly',
    level: 'gold',
    licenceUntil: '2027-07-31',
    serves: 'delicate',
  },
  joined: '2020-02-10',
  editor: { ...ACCOUNTS.editor, role: 'Impact and office coordinator' },
  director: { ...ACCOUNTS.director, role: 'Managing director' },
  manager: { ...ACCOUNTS.manager, role: 'Head of workshops' },
  plan: {
    title: 'Three years to March 2029',
    about:
      'A third workshop, in Caerphilly, and housing advice in each of the three. The goals are what the board agreed in May 2026.',
    made: '2026-05-19',
    goals: [
      ['jobs_created', '2027-03-31', '15'],
      ['jobs_created', '2029-03-31', '24'],
      ['homelessness_prevented', '2029-03-31', '60'],
      ['people_trained', '2028-03-31', '180'],
      ['jobs_sustained_26w', '2029-03-31', '85'],
      ['waste_diverted', '2029-03-31', '140'],
    ],
  },
  years: [
    { period: '2019-04-01/2020-03-31' },
    {
      period: '2020-04-01/2021-03-31',
      because: {
        otherwise: 'The workshops and shops were shut for 23 weeks of the year.',
        homelessness: 'The housing work went on by telephone, and the councils sent us more people.',
        own: 'The workshops and shops were shut for 23 weeks; more of what was left went to new tenancies.',
      },
    },
    {
      period: '2021-04-01/2022-03-31',
      withdrawnOnce: true,
      because: {
        otherwise:
          'A whole year of work again after the closures of 2020/21, and a second workshop from September.',
        jobs_safeguarded: 'The furlough scheme ended, and no post was at risk.',
        reinvestment: 'Shops open again all year, and the new Cwmbran workshop.',
      },
    },
    {
      period: '2022-04-01/2023-03-31',
      because: {
        otherwise: 'The first full year of the Cwmbran workshop.',
        homelessness: 'A housing adviser works in the drop-in since April 2022.',
        profit_donated: 'The night shelter asked for help with its roof.',
      },
      amended: {
        training_hours: {
          is: '7,866',
          explanation:
            'The first version said 8,866: one course was entered twice. Corrected in September 2023 after our own check.',
        },
      },
    },
    {
      period: '2023-04-01/2024-03-31',
      because: {
        otherwise: 'A spray shop and a second van team.',
        reinvestment: 'Fitting out Ebbw Vale came out of the profit, so there was less to share out.',
      },
    },
    {
      period: '2024-04-01/2025-03-31',
      because: {
        otherwise: 'The Ebbw Vale workshop opened in June 2024.',
        homelessness: 'The housing adviser works in the drop-in four days a week, not two.',
        profit_parts: 'Each part was rounded to whole pounds.',
        profit_after_tax:
          'The Ebbw Vale workshop sold from its first month, after a year in which it had only cost.',
        profit_retained: 'Kept for the loan on the Ebbw Vale workshop.',
        profit_donated: 'The night shelter sends us most people, and members voted to give more.',
        profit_distributed: 'The first dividend on the shares that paid for the Cwmbran workshop.',
      },
      contracts: TORFAEN,
    },
    { period: '2025-04-01/2026-03-31', ending: 'draft', late: 192 },
  ],
  own: [
    {
      key: 'pieces_sold',
      label: 'Pieces of furniture repaired and sold',
      unit: 'pieces',
      definition: 'Tables, chairs, beds and cabinets that left the workshops through our shops or to order.',
    },
    {
      key: 'pieces_given',
      label: 'Furniture given to households leaving homelessness',
      unit: 'pieces',
      definition: 'Pieces delivered free to a household moving into a new tenancy.',
      head: 'social',
    },
    {
      key: 'ever_trained',
      label: 'People who have trained with us since 2014',
      unit: 'people',
      disclosure: 'people',
      accrual: 'cumulative',
      definition: 'Everyone who has completed at least one course since we opened, counted once.',
    },
    {
      key: 'drop_in_visits',
      label: 'Visits to the drop-in',
      unit: 'visits',
      definition: 'Each time somebody came through the door of the drop-in.',
    },
    {
      key: 'drop_in_people',
      label: 'People using the drop-in',
      unit: 'people',
      disclosure: 'people',
      definition: 'Different people who used the drop-in, each counted once in the year.',
      replaces: 'drop_in_visits',
    },
    {
      key: 'wait_weeks',
      label: 'Average wait for a workshop place',
      unit: 'weeks',
      polarity: 'lower',
      accrual: 'point_in_time',
      definition: 'Mean weeks between referral and first day, over people who started in the year.',
    },
  ],
  answers: { ...brynWorksStories, ...brynWorksFigures },
};
