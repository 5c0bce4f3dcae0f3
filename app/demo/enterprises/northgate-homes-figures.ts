import type { DemoAnswers, DemoCell } from '../enterprise';

/** 2020/21 was imported; 2021/22 to 2025/26. */
export const northgateFigures: DemoAnswers = {
  jobs_created: ['61', '58', '74', '83', '79', { is: '92', target: '85', nextTarget: '90' }],
  jobs_created_fte: [null, '51.30', '66.45', '74.10', '70.85', '82.60'],
  full_time_hours: [null, '37', '37', '37', '37', '37'],
  jobs_safeguarded: ['112', { is: '40', explanation: 'The furlough scheme had ended.' }, { is: '18', explanation: 'Fewer jobs were at risk.' }, { is: '9', explanation: 'Fewer jobs were at risk.' }, '11', { is: '26', explanation: 'Cleaners who came in-house from a contractor that was closing.' }],
  barrier_jobs: [
    null,
    '23',
    '31',
    { is: '36', groups: { long_term_unemployed: '17', disabled: '8', care_leaver: '5', homelessness: '6' } },
    { is: '34', groups: { long_term_unemployed: '15', disabled: '9', care_leaver: '4', homelessness: '6' } },
    { is: '41', groups: { long_term_unemployed: '18', disabled: '10', care_leaver: '6', homelessness: '7' } },
  ],
  people_into_work: ['288', '341', '396', '418', '437', { is: '455', target: '450' }],
  jobs_sustained_26w: [null, '204 of 289', '251 of 348', '283 of 382', '301 of 399', { is: '322 of 415', target: '75' }],
  staff_fte: ['512.4', '528.9', '544.0', '571.35', '588.2', '641.75'],
  real_living_wage: [null, '566 of 601', '611 of 617', '648 of 648', '667 of 667', '719 of 731'],
  people_trained: ['1,120', '1,384', '1,590', '1,702', '1,768', '1,811'],
  training_hours: [null, '38,752', '44,520', '47,656', '49,504', '50,708'],
  qualifications_awarded: [null, '402', '455', '489', '512', { is: '534', groups: { level_entry: '61', level_1: '203', level_2: '197', level_3: '73' } }],
  people_qualified: [null, '377', '421', '450', '468', '486'],
  apprenticeships_started: ['24', '29', '33', '36', '34', '38'],
  apprenticeships_completed: ['15', '18', '21', '24', '27', '25'],
  work_placements: ['66', '91', '118', '124', '129', '133'],
  volunteers: ['206', '231', '260', '288', '301', '312'],
  volunteer_hours: ['14,320', '16,905', '19,440', '21,120', '22,275', '23,088'],
  homelessness_prevented: ['408', '466', '512', '587', '604', { is: '631', target: '620' }],
  homelessness_relieved: ['121', '138', '156', '171', '180', '194'],
  people_accommodated: ['344', '371', '398', '416', '421', '397'],
  tenancies_sustained_6m: [null, '1,003 of 1,118', '1,066 of 1,172', '1,130 of 1,226', '1,171 of 1,268', '1,240 of 1,311'],
  positive_move_on: [null, '96 of 141', '108 of 149', '121 of 158', '127 of 160', { is: '118 of 163', explanation: 'Two move-on houses closed in the autumn.' }],
  total_income: ['41,870,400', '42,611,900', '43,988,250', '45,720,310', '46,905,775', '48,214,660'],
  trading_income: ['38,402,100', '39,120,600', '40,311,700', '41,980,440', '43,066,900', '44,310,225'],
  profit_after_tax: ['2,104,300', '1,988,720', { is: '1,205,410', explanation: 'Damp and mould work: £860,000 more than planned, done in one winter.' }, { is: '1,644,900', explanation: 'Repairs fell back to plan.' }, '1,702,335', '1,588,112.40'],
  profit_retained: ['2,104,300', '1,988,720', '1,205,410', '1,644,900', '1,702,335', '1,588,112.40'],
  profit_donated: ['0', '0', '0', '0', '0', '0'],
  profit_distributed: ['0', '0', '0', '0', '0', '0'],
  social_purpose_spend: [null, '2,310,500', '2,688,000', '2,905,640', '3,014,200', '3,266,905'],
  carbon_emitted: [null, '1,904.2', '1,811.6', '1,702.3', '1,588.9', { is: '1,467.15', target: '1,500', nextTarget: '1,380', note: 'Scopes 1 and 2; tenants’ heating is not in it.' }],
  waste_diverted: [null, '212', '236.5', '251.3', '249.8', '263.4'],
  people_supported: ['6,940', '7,388', '7,902', '8,415', '8,766', '9,031'],
  wellbeing_improved: [null, survey('402 of 611', 2021), survey('455 of 668', 2022), survey('501 of 702', 2023), survey('522 of 719', 2024), survey('540 of 741', 2025)],
  local_spend: [null, '9,811,000', '10,940,500', '11,204,700', '11,618,300', '12,044,900'],
  total_spend: [null, '17,420,300', '19,066,100', '19,310,800', '19,705,450', '20,188,600'],
  staff_survey: [null, '411 of 566', '438 of 583', '472 of 611', '491 of 629', '537 of 690'],
  homes: ['5,210', '5,288', '5,341', '5,420', '5,466', '5,533'],
  relet: ['41', '38', '36.5', '31.2', '29.4', { is: '27.8', target: '28' }],
  rent_saved: ['about 9,400,000', 'about 9,900,000', 'about 10,600,000', modelled('11,380,000'), modelled('12,105,000'), modelled('12,870,000')],
  hardship_grants: ['1,644', '1,180', '1,402', null, null, null],
  hardship_households: [null, null, null, '866', '812', '794'],
};

function survey(is: string, year: number): DemoCell {
  const days = { periodStart: `${year}-10-01`, periodEnd: `${year}-11-30` };
  return { is, ...days, basis: 'survey', note: 'Telephone survey of tenants by an independent caller.' };
}

function modelled(is: string): DemoCell {
  return { is, basis: 'modelled', note: 'Private rental medians of the Office for National Statistics by district.' };
}
