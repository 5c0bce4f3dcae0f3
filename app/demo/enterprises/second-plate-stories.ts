import type { DemoAnswers } from '../enterprise';

/** The first year was imported and has figures only. */
export const secondPlateStories: DemoAnswers = {
  community_of_interest: [
    null,
    ...Array<string>(4).fill(
      'Community kitchens, schools, hostels and pantries around Bristol, and the people who eat there; and people out of work who want a start in warehousing, driving or kitchens.',
    ),
    'The 214 community kitchens, schools, hostels, pantries and night shelters that cook with our food, and the people who eat there: about 17,500 in a year, as far as the groups can count them. And people who have been out of work for a long time, or in prison, and who want a start in warehousing, driving or a kitchen.',
  ],
  aims: [
    null,
    'To double what we move without turning any group away.',
    'To reach groups outside the city, and to train people in the warehouse they already volunteer in.',
    'To stay reliable while supply falls: the same food every week matters more than more food some weeks.',
    'To keep 200 groups supplied every week, and to help more of our volunteers into paid work.',
    'Three aims: to redistribute one and a half million meals without refusing any group that asked; to lose less than three tonnes in a hundred of what arrives; and to make our own warehouse the first job, not the last resort, for people leaving prison at Eastwood Park and Ashfield.',
  ],
  actions: [
    null,
    'A second van, a night shift of volunteers, and a booking system that groups use themselves.',
    'We signed two supermarket depots, hired a trainer and ran eight forklift courses.',
    'We opened on Sundays, bought weekly from three growers when surplus was short, and paid £83,100 for food and fuel that members could not.',
    'We moved 552 tonnes with five vans and ran the warehouse through a week without cooling, giving away in three days what usually lasts a fortnight.',
    'We opened a cold store at Avonmouth in November 2025, in a building that stood empty, with a loan of £210,000 over eight years and the insurance from the old one. It works in two shifts. We trained 70 people in food safety, forklifts and driving, 33 of whom gained a qualification. From February we offered a “first six weeks”: six paid weeks for people on release, with a mentor who has done it. 268 volunteers gave 18,010 hours. We spent £98,730 on deliveries to groups that could not pay, before any surplus was struck.',
  ],
  outcomes: [
    null,
    '967,000 meals to 142 groups, and 406 tonnes kept out of the digester.',
    '1,275,000 meals to 180 groups. Eleven volunteers found paid work, and most of those whom we could ask kept it for half a year.',
    'More than 1.3 million meals. Fourteen people found work. Groups save about £7,900 a year, which most spend on a cook.',
    'More than 1.3 million meals, in a year in which we lost 24 tonnes in one week. Some of our volunteers found work.',
    '1,535,700 meals went to 214 groups; a group saves about £8,600 a year, and when we asked forty of them what they did with it, 26 said “a cook’s hours”. Fifteen people moved into paid work elsewhere and seven new jobs are with us, most of them for people facing barriers. Most of those whose 26 weeks were reached are still working. What could not be used fell from 41.6 tonnes to 13.5, 2% of what arrived. By the factor we use, about 1,612 tonnes of CO2e did not happen; that number is a model, and the weight behind it is not.',
  ],
  learning: [
    null,
    'We promised groups a weekly list and kept changing it. Now the list is late but true.',
    'Growing by a third in a month hurt: 31 complaints in April. We now take on one depot at a time.',
    'Buying food was right and dear. It is in our accounts under its own line now.',
    'One compressor is none. We had known for two years that the cold store was old.',
    'We missed our target for weight (645 tonnes against 650) because two depots stopped opening on Sundays and we heard of it from a driver. Somebody now rings each depot monthly. The people we count as supported are the groups’ own numbers, and people who use two groups are counted twice: we say so beside the figure, and will try a sample count in one postcode next spring. Some left the “first six weeks” in week one, always because of travel.',
  ],
  plans: [
    null,
    'Two hundred groups in three years.',
    '1.3 million meals, and qualifications for thirty people.',
    'The same weight as this year, every week.',
    'A new cold store, 1.5 million meals, and emissions under 95 tonnes.',
    '1.6 million meals, with less than 2% lost; twenty people through the “first six weeks”, of whom fifteen stay in work for half a year; travel paid daily for the first month. We will publish our own count of people in one postcode, however it compares with the groups’.',
  ],
  accounts_source: [
    'Audited accounts for the year to 31 July 2021.',
    'Audited accounts for the year to 31 July 2022.',
    'Audited accounts for the year to 31 July 2023.',
    'Audited accounts for the year to 31 July 2024.',
    'Audited accounts for the year to 31 July 2025.',
    'Audited accounts for the year to 31 July 2026, signed on 9 October 2026.',
  ],
  measurement: [
    null,
    'systematically',
    'systematically',
    'systematically',
    'systematically',
    'systematically',
  ],
  measurement_ways: [
    null,
    'kpis',
    'kpis',
    'kpis quantified_value',
    'kpis quantified_value',
    'external_agencies kpis quantified_value publicised',
  ],
  measurement_lead: [null, ...Array<string>(5).fill('Food and data lead')],
};
