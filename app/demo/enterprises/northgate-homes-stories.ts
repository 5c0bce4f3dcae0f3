import type { DemoAnswers } from '../enterprise';
import { LONG_ACTIONS, LONG_ENGAGEMENT, LONG_OUTCOMES } from './northgate-homes-long';

const WHO =
  'Tenants of our homes between Tyne and Tees and the people who live with them; people who are homeless or about to be, whom the five councils send to us; and people in the same streets who are out of work, whether or not they rent from us.';

/** 2020/21 was imported and has figures only. */
export const northgateStories: DemoAnswers = {
  community_of_interest: [null, WHO, WHO, WHO, WHO, WHO],
  aims: [
    null,
    'To let homes that people can keep, and to help 330 of them into work.',
    'To keep people warm and housed through a winter of high bills, and to go on building.',
    'To end the damp we knew of and to find what we did not know of; to help 400 people into work.',
    'Work, warmth and a tenancy that lasts: 430 people into work, every home at band C by 2028, nineteen in twenty tenancies lasting beyond half a year.',
    'Three changes over three years, of which this is the second. That a tenancy with us lasts: nineteen in twenty still held after half a year. That work is within reach: 450 people into work with other employers in the year, three in four still there at 26 weeks, and at least 85 new posts of our own. And that warmth does not depend on wages: every home at band C by 2028, with those whose tenants are ill or very old first.',
  ],
  actions: [
    null,
    'We let about 610 homes, built 88, ran job clubs in nine places and paid 1,180 hardship grants.',
    'We looked into every home for damp, spent £860,000 more than planned on it, and doubled the number of people who answer the telephone in winter.',
    'We built 79 homes, trained 1,702 people, bought our own joinery shop and began to count the households that we give grants to instead of the grants.',
    'We insulated 640 homes, ran a job club in each of the five districts three days a week, opened a foyer for young people in Hartlepool and worked with 41 employers who guarantee interviews.',
    LONG_ACTIONS,
  ],
  outcomes: [
    null,
    '341 people into work, homelessness prevented for about 470 households, nine in ten tenancies lasting beyond half a year.',
    '396 people into work, homelessness prevented for about 510 households. 66 damp homes became 9.',
    '418 people into work, homelessness prevented for about 590 households and ended for about 170.',
    '437 people into work; three quarters still there after 26 weeks. Homelessness prevented for about 600 households and ended for about 180. An empty home is let again in 29 days; in 2020 it took 41.',
    LONG_OUTCOMES,
  ],
  learning: [
    null,
    'Grants without advice came round again: a third asked twice.',
    'We had believed our own survey about damp. It had asked about mould.',
    'Counting grants made us look busier than we were. We now count households.',
    'Job clubs fill where the tram stops. In two villages nobody came, and we now go to the school gate instead.',
    'Two schemes did not do what we hoped, and we changed them. The rent-in-advance loans were repaid by fewer people than we had assumed, so they are grants for those in work less than a quarter.',
  ],
  plans: [
    null,
    'To help 390 people into work and to build 80 homes.',
    'To find and end all damp, and to help 410 people into work.',
    'To help 430 people into work and to insulate 600 homes.',
    'To help 450 people into work, to create 85 posts, to let empty homes within 28 days and to bring emissions under 1,500 tonnes.',
    'To help 470 people into work, with three in four still there at 26 weeks; to create 90 posts; to prevent homelessness for 640 households; to bring emissions under 1,380 tonnes; and to let an empty home again within 26 days. To open a third foyer, in Middlesbrough, in January 2027, with twelve places. To ask tenants in 240 homes that were insulated this year what their bills were in the winter before and after, and to publish the answer whatever it is.',
  ],
  accounts_source: [
    'Audited consolidated accounts for the year to 31 March 2021.',
    'Audited consolidated accounts for the year to 31 March 2022.',
    'Audited consolidated accounts for the year to 31 March 2023.',
    'Audited consolidated accounts for the year to 31 March 2024.',
    'Audited consolidated accounts for the year to 31 March 2025.',
    'Audited consolidated accounts for the year to 31 March 2026, signed on 23 July 2026.',
  ],
  measurement: [null, ...Array<string>(5).fill('systematically')],
  measurement_ways: [
    null,
    ...Array<string>(5).fill('external_agencies kpis quantified_value detailed_reports publicised'),
  ],
  measurement_lead: [
    null,
    ...Array<string>(5).fill('Head of impact, reporting to the communities committee'),
  ],
  governance: [
    null,
    ...Array<string>(4).fill(
      'A board of eleven, of whom four are tenants elected by tenants. Committees for homes, communities, audit and people. The Regulator of Social Housing’s gradings are on our website.',
    ),
    'A board of eleven: four members elected by tenants, six independent members chosen for what they know (finance, building, care, law, data and the labour market) and the chief executive, who leaves when pay is discussed. Nobody serves more than nine years. The communities committee, half of whose members are tenants, reads this statement in draft and sent it back twice. Interests are declared at each meeting and published. In 2025 the board was reviewed from outside; of its eleven recommendations nine are done and two, on succession, are late.',
  ],
  engagement: [
    null,
    ...Array<string>(4).fill(
      'A tenants’ panel of 24 reads every policy before the board does. Staff are surveyed each October, and the answers are discussed team by team.',
    ),
    LONG_ENGAGEMENT,
  ],
  ethics: [
    null,
    ...Array<string>(4).fill(
      'Real Living Wage for all staff, suppliers paid within 30 days, three in five pounds spent within the region.',
    ),
    'We are accredited as a Living Wage employer; twelve people who joined us from a contractor in January are moving to it within the year, as their transfer agreed. Suppliers are paid in 21 days on average and small ones in 10. Sixty pence of each pound we spend stays in the five districts. We buy no zero-hours labour. Contracts over £100,000 carry a duty to offer work experience, and we publish which contractors kept it.',
  ],
  transparency: [
    null,
    ...Array<string>(4).fill(
      'Accounts, gradings, pay of the executive and the cost of one home are on one page of our website.',
    ),
    'Accounts, gradings, the pay of each executive, the ratio of highest to median pay (4.9 to 1) and the cost of managing one home are on one page of our website, with the five years before. Tenants may see any invoice over £500 for work on their own estate, and 61 asked this year. What we do with a surplus is set out in plain words in the tenants’ report: all of it goes into homes and into the communities fund.',
  ],
};
