import type { DemoEnterprise } from '../enterprise';
import { cludiantStories } from './cludiant-dyffryn-wyr-stories';

/** Community transport in a Welsh valley: figures in journeys and percent, answers partly in Welsh. With the assessor. */
export const cludiantDyffrynWyr: DemoEnterprise = {
  organisation: {
    slug: 'cludiant-dyffryn-wyr',
    name: 'Cludiant Cymunedol Dyffryn Ŵyr',
    purpose:
      'Cludo pobl Dyffryn Ŵyr i’r meddyg, i’r siop ac at ei gilydd. Transport for people who have none, in a valley without a bus after five.',
    legalForm: 'Company limited by guarantee and registered charity',
    companyNumber: '99020881',
    charityNumber: '9901188',
    fieldOfWork: 'Community transport',
    region: 'Wales',
    areas: 'Powys, Ceredigion',
    level: 'mark',
    licenceUntil: '2026-12-31',
    serves: 'public',
  },
  joined: '2022-05-03',
  editor: { name: 'Nerys Llŷr', email: 'nerys@cludiant-wyr.test', role: 'Transport coordinator' },
  director: { name: 'Gwŷn ap Huw', email: 'gwyn@cludiant-wyr.test', role: 'Chair of trustees' },
  years: [
    { period: '2019-07-01/2020-06-30', imported: true },
    { period: '2020-07-01/2021-06-30', imported: true },
    {
      period: '2021-07-01/2022-06-30',
      because:
        'Lunch clubs, chapels and visits opened again from October 2021 after a year of essential journeys.',
    },
    {
      period: '2022-07-01/2023-06-30',
      because: 'Five new volunteers were trained to drive the second minibus.',
    },
    { period: '2023-07-01/2024-06-30' },
    {
      period: '2024-07-01/2025-06-30',
      because: {
        otherwise: 'Drivers were trained for the electric minibus.',
        reinvestment: 'The electric minibus costs less to run than the diesel one did.',
      },
    },
    { period: '2025-07-01/2026-06-30', ending: 'submitted' },
  ],
  own: [
    {
      key: 'journeys',
      label: 'Passenger journeys (teithiau)',
      unit: 'journeys',
      definition: 'One person carried one way, in a minibus or a volunteer’s car.',
    },
    {
      key: 'health_share',
      label: 'Journeys to a doctor, dentist or hospital',
      unit: 'percent',
      definition: 'Of all journeys, those to or from health care, as the booking says.',
    },
    {
      key: 'miles',
      label: 'Distance driven for passengers',
      unit: 'miles',
      polarity: 'neutral',
      head: 'environmental',
      definition: 'Miles with a passenger aboard; empty miles are left out.',
    },
    {
      key: 'cost_a_journey',
      label: 'Cost of one journey',
      unit: 'GBP per journey',
      polarity: 'lower',
      head: 'economic',
      definition: 'All spending of the year divided by journeys.',
    },
  ],
  answers: {
    ...cludiantStories,
    jobs_created: [null, null, '1', '0', '1', '2', '1'],
    jobs_created_fte: [null, null, '0.6', null, '0.53', '1.4', '0.8'],
    full_time_hours: [null, null, '35', '35', '35', '35', '35'],
    jobs_safeguarded: [
      null,
      null,
      '4',
      'does not apply',
      'does not apply',
      'does not apply',
      'does not apply',
    ],
    people_into_work: [null, null, 'not measured', 'not measured', '3', '5', '6'],
    people_trained: [
      null,
      null,
      '18',
      '24',
      '22',
      {
        is: '31',
        explanation: 'The county asked every volunteer driver to renew first aid in the same year.',
      },
      '27',
    ],
    training_hours: [null, null, '144', '192', '176', '310', '243'],
    volunteers: ['41', '19', '33', '38', '42', 'almost 50', '52'],
    volunteer_hours: ['3,905', '1,120', '2,870', '3,410', '3,880', 'almost 4,500', '4,716'],
    people_supported: [
      '388',
      { is: '204', explanation: 'Only journeys to hospital and for shopping were allowed.' },
      { is: '341', explanation: 'Lunch clubs opened again in October 2021.' },
      '402',
      '447',
      '481',
      { is: '512', target: '500' },
    ],
    wellbeing_improved: [
      null,
      null,
      null,
      survey('58 of 71', 2023),
      survey('66 of 79', 2024),
      survey('74 of 88', 2025),
      survey('81 of 96', 2026),
    ],
    total_income: ['168,240', '141,905', '173,330', '189,612', '204,778', '219,450', '231,086'],
    trading_income: ['91,310', '58,200', '92,480', '106,900', '117,325', '128,604', '137,220'],
    profit_after_tax: [
      '4,120',
      '2,655',
      '3,940',
      { is: '-6,218', explanation: 'Fuel rose by a third after the fares for the year were fixed.' },
      {
        is: '5,002',
        explanation: 'Fares went up by 40p in July 2023 and the county paid for the school run by the mile.',
      },
      '7,381',
      '6,745',
    ],
    profit_retained: ['4,120', '2,655', '3,940', null, '5,002', '7,381', '6,745'],
    profit_donated: ['0', '0', '0', null, '0', '0', '0'],
    profit_distributed: ['0', '0', '0', null, '0', '0', '0'],
    carbon_emitted: [
      null,
      null,
      { is: '19.4', note: 'Scopes 1 and 2.' },
      { is: '20.1', note: 'Scopes 1 and 2.' },
      { is: '18.6', note: 'Scopes 1 and 2.' },
      {
        is: '14.9',
        note: 'Scopes 1 and 2.',
        explanation: 'The first electric minibus replaced the oldest diesel one in November 2024.',
      },
      { is: '13.2', target: '13.5', nextTarget: '11', note: 'Scopes 1 and 2.' },
    ],
    local_spend: [null, null, '21,400', '25,115', '26,930', '28,204', '30,118'],
    total_spend: [null, null, '44,900', '54,310', '52,006', '49,870', '51,440'],
    staff_fte: [null, null, '3.6', '3.6', '4.1', '5.2', '5.8'],
    real_living_wage: [null, null, '5 of 6', '5 of 6', '7 of 7', '9 of 9', '10 of 10'],
    journeys: [
      '9,860',
      '3,204',
      '8,150',
      '9,411',
      '10,268',
      'more than 11,000',
      { is: '11,942', target: '11,500', nextTarget: '12,500' },
    ],
    health_share: [
      '31',
      { is: '74.5', explanation: 'Hardly any other journeys were allowed.' },
      { is: '45.5', explanation: 'Social journeys came back.' },
      '41',
      '38.5',
      '37',
      '36.5',
    ],
    miles: ['88,400', '39,127', '74,210', '83,655', '90,020', '96,877', '101,320'],
    cost_a_journey: [null, null, '20.78', '20.81', '19.46', '19.28', '18.79'],
  },
};

function survey(is: string, year: number) {
  const days = { periodStart: `${year}-05-01`, periodEnd: `${year}-05-14` };
  return { is, ...days, basis: 'survey', note: 'A card handed to every passenger for two weeks.' };
}
