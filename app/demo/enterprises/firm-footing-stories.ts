import type { DemoAnswers } from '../enterprise';

/** The first year was imported and has figures only. */
export const firmFootingStories: DemoAnswers = {
  community_of_interest: [
    null,
    ...Array<string>(4).fill(
      'People in Birmingham and the Black Country who want to work in construction and have no way in: young people out of school, women, people leaving prison, people who retrain at forty.',
    ),
    'People in Birmingham and the Black Country who want to work in construction and have no way in: young people who left school without passes in maths, women (one in six of our learners, and rising), people on licence from prison, and people who retrain at forty because a warehouse closed. Employers come second, but they come: 64 firms took our people this year, most of them with fewer than ten staff.',
  ],
  aims: [
    null,
    'To get people onto sites that were hiring faster than they could train.',
    'One hundred people into work, and half of them still there after half a year.',
    'Work that lasts: three in four still employed at 26 weeks.',
    'Work that lasts, and more women on it.',
    'That somebody who walks in without a card has one within five weeks and a wage within three months; that four in five are still employed at 26 weeks; and that at least 120 of our learners are women. Behind the figures: a site where the person on your left is not surprised to see you.',
  ],
  actions: [
    null,
    'We ran 231 short courses, opened a yard in Tipton and lent tools to everybody who started a job.',
    'We added groundworks and retrofit, and hired three instructors from the trade.',
    'We signed three framework contracts with labour clauses and put a mentor on each site.',
    'We ran 290 courses, paid for 204 cards and opened Saturday courses for people in other work.',
    'We ran 286 courses in the Tipton yard and on nine sites: groundworks, bricklaying, drylining, retrofit, plant. We pay for the card, the boots and the first month’s travel; that and the mentors cost us £289,660 before any profit. Saturday courses for women, taught by women, ran in three towns. We kept all our staff through six months in which two contracts were late, because an instructor who leaves for a site does not come back.',
  ],
  outcomes: [
    null,
    '74 people into work, 31 apprenticeships, 127 cards.',
    '96 people into work; about three in four still there after 26 weeks.',
    '121 people into work; more than three in four still there. About 40 apprenticeships.',
    '133 people into work; nearly four in five still there. Women were one in eight of our learners.',
    '127 people went to work with other employers, six fewer than last year in an area where a fifth fewer houses were started. Nearly four in five of those whose 26 weeks were reached are still employed, our best share yet. 289 people gained 341 qualifications in the college year to August 2025. One in six learners is a woman: 116 in all, four short of what we wanted. On Brindley Square our people were paid for 6,205 hours before the building was handed over in September.',
  ],
  learning: [
    null,
    'Cards are not jobs. From next year we follow people for half a year.',
    'Instructors from the trade teach well and fill in forms badly. We hired somebody for the forms.',
    'Our target for women was a hope without a budget. It has one now.',
    'A college and we had both counted some of the same people. The figure for 2023/24 is restated in this statement, from 121 to 118.',
    'We planned eight new posts and created four: we had hired against contracts that were signed and not started. We will now hire against a start on site. Our figures for qualifications follow the college year, which ends five months after ours begins, and people ask each time what that means; we print both dates. And Saturday courses fill with people who have jobs already, so from September half of the places are kept for people who have none.',
  ],
  plans: [
    null,
    'Ninety people into work.',
    '120 people into work, with three in four still there at 26 weeks.',
    '130 people into work.',
    '140 people into work and eight new posts.',
    '145 people into work, four in five still there at 26 weeks, 720 trained, 130 of them women. Four instructors start in May 2026. A second yard, in Walsall, if the combined authority’s skills fund allows; a decision is due in July.',
  ],
  accounts_source: [
    'Audited accounts for the year to 31 March 2021.',
    'Audited accounts for the year to 31 March 2022.',
    'Audited accounts for the year to 31 March 2023.',
    'Audited accounts for the year to 31 March 2024.',
    'Audited accounts for the year to 31 March 2025.',
    'Audited accounts for the year to 31 March 2026, signed on 11 June 2026.',
  ],
  measurement: [
    null,
    'systematically',
    'systematically',
    'systematically',
    'systematically',
    'systematically',
  ],
  measurement_ways: [null, ...Array<string>(5).fill('kpis detailed_reports')],
  measurement_lead: [null, ...Array<string>(5).fill('Contracts and impact manager')],
};
