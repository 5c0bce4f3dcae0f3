import type { DemoCell, DemoEnterprise } from '../enterprise';
import { firmFootingStories } from './firm-footing-stories';

/** Construction training: academic years beside financial years, a restatement, a missed target. Published. */
export const firmFooting: DemoEnterprise = {
  organisation: {
    slug: 'firm-footing',
    name: 'Firm Footing Construction Skills CIC',
    purpose: 'A card, a trade and a first wage for people the building trade does not usually meet.',
    legalForm: 'Community interest company limited by shares',
    companyNumber: '99056120',
    charityNumber: null,
    fieldOfWork: 'Construction training',
    region: 'West Midlands',
    areas: 'Birmingham, Sandwell, Walsall, Dudley',
    level: 'mark',
    licenceUntil: '2027-06-30',
  },
  joined: '2022-02-28',
  editor: { name: 'Priya Nandhra', email: 'priya@firm-footing.test', role: 'Contracts and impact manager' },
  director: { name: 'Dennis O’Rourke', email: 'dennis@firm-footing.test', role: 'Managing director' },
  years: [
    { period: '2020-04-01/2021-03-31', imported: true },
    { period: '2021-04-01/2022-03-31', because: 'Sites and colleges were open for the whole year again.' },
    {
      period: '2022-04-01/2023-03-31',
      because: 'The Tipton yard had its first full year and the region was building.',
    },
    { period: '2023-04-01/2024-03-31', because: 'Three framework contracts with labour clauses began.' },
    {
      period: '2024-04-01/2025-03-31',
      because: 'The board kept more of a smaller profit for the second yard.',
    },
    {
      period: '2025-04-01/2026-03-31',
      because: 'Two contracts began six months late: fewer posts, and less profit to share.',
      reason: 'A missed target explained, and a figure put right. Thank you.',
    },
  ],
  own: [
    {
      key: 'cards',
      label: 'CSCS cards issued',
      unit: 'cards',
      definition: 'Cards of any colour issued to people who trained with us.',
    },
    {
      key: 'courses',
      label: 'Short courses run',
      unit: 'courses',
      polarity: 'neutral',
      definition: 'Courses of one to five days that ran, with at least half the places taken.',
    },
    {
      key: 'hours_for_client',
      label: 'Paid hours generated for Brindley Square',
      unit: 'hours',
      definition: 'Hours our people were paid for on one contract, as the client’s site register has them.',
    },
  ],
  answers: {
    ...firmFootingStories,
    jobs_created: [
      '6',
      '5',
      '7',
      '9',
      '8',
      {
        is: '4',
        target: '8',
        explanation:
          'Two contracts started six months late, so four instructors were not hired. They start in May 2026.',
      },
    ],
    jobs_created_fte: [null, '5.00', '6.80', '8.60', '7.80', '4.00'],
    full_time_hours: [null, '40', '40', '40', '40', '40'],
    jobs_safeguarded: ['12', '7', '0', '0', '3', '2'],
    barrier_jobs: [null, '2', '3', '4', '4', '2'],
    people_into_work: [
      '58',
      '74',
      '96',
      '121',
      {
        is: '133',
        comparative: '118',
        note: 'The comparative leaves out people whom two colleges had counted.',
      },
      {
        is: '127',
        target: '140',
        nextTarget: '145',
        explanation: 'Missed: housebuilding starts in the area fell by a fifth.',
      },
    ],
    jobs_sustained_26w: [null, '41 of 63', '60 of 81', '79 of 103', '90 of 114', '93 of 117'],
    people_trained: ['412', '508', '590', '655', '702', { is: '698', target: '700' }],
    training_hours: ['18,540', '23,876', '27,140', '30,785', '33,696', '33,504'],
    qualifications_awarded: [
      '188',
      academic('231', 2021),
      academic('262', 2022),
      academic('298', 2023),
      academic('327', 2024),
      {
        ...academic('341', 2025),
        groups: { level_entry: '24', level_1: '188', level_2: '109', level_3: '19' },
        explanation: 'Groups add up to 340: one level is still being moderated by the awarding body.',
      },
    ],
    people_qualified: [
      null,
      academic('196', 2021),
      academic('224', 2022),
      academic('251', 2023),
      academic('277', 2024),
      academic('289', 2025),
    ],
    apprenticeships_started: ['22', '31', '35', '41', '38', '29'],
    apprenticeships_completed: ['9', '12', '17', '22', '24', '27'],
    work_placements: ['61', '88', '104', '117', '126', '131'],
    volunteers: [
      null,
      'does not apply',
      'does not apply',
      'does not apply',
      'does not apply',
      'does not apply',
    ],
    people_supported: ['530', '641', '744', '822', '871', '860'],
    total_income: ['1,804,300', '2,116,750', '2,488,020', '2,790,600', '2,961,450', '2,905,118'],
    trading_income: ['1,701,900', '2,004,300', '2,371,500', '2,655,215', '2,838,900', '2,796,400'],
    profit_after_tax: [
      '88,410',
      '102,665',
      '131,240',
      '149,318',
      '120,775',
      {
        is: '61,904',
        explanation: 'We kept all instructors through six months in which two contracts had not begun.',
      },
    ],
    profit_retained: ['70,410', '82,665', '101,240', '116,318', '95,775', '46,404'],
    profit_donated: [
      '10,000',
      '10,000',
      '15,000',
      '15,000',
      '10,000',
      { is: '8,500', note: 'To the Lighthouse Construction Hardship Fund (Sandwell).' },
    ],
    profit_distributed: ['8,000', '10,000', '15,000', '18,000', '15,000', '7,000'],
    social_purpose_spend: [null, '204,600', '238,100', '266,430', '281,905', '289,660'],
    carbon_emitted: [null, 'not measured', 'not measured', '61.5', '58.2', '55.7'],
    waste_diverted: [null, 'not measured', '22.4', '26.9', '31.3', '30.8'],
    local_spend: [null, '388,150', '431,600', '502,745', '540,330', '521,900'],
    total_spend: [null, '702,400', '801,955', '880,140', '902,610', '861,005'],
    staff_fte: ['28.0', '33.0', '38.5', '45.0', '51.5', '53.0'],
    real_living_wage: [null, '35 of 35', '41 of 41', '48 of 48', '54 of 54', '56 of 56'],
    cards: ['96', '127', '151', '178', '204', '199'],
    courses: ['188', '231', '266', '281', '290', '286'],
    hours_for_client: [
      null,
      null,
      null,
      '8,140',
      { is: '18,772', explanation: 'The main build phase.' },
      { is: '6,205', explanation: 'The building was handed over in September 2025.' },
    ],
  },
};

/** Colleges count from September to August. */
function academic(is: string, start: number): Exclude<DemoCell, string | null> {
  return { is, periodStart: `${start - 1}-09-01`, periodEnd: `${start}-08-31` };
}
