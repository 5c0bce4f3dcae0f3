import type { DemoAnswers } from '../enterprise';

const WHO =
  'People in Gwent who are sleeping rough, sofa-surfing, in a hostel or in a tenancy that may not last, and who want to work. Most come to us through the councils’ housing options teams, the night shelter in Newport and the probation service; some walk in because they saw a table in the shop window and asked who made it.';

/** 2019/20 to 2024/25, then the draft of 2025/26, which stops half-way. */
export const brynWorksStories: DemoAnswers = {
  community_of_interest: [
    'People in Newport who are homeless or about to be, and who want to work with their hands.',
    'People in Newport and Torfaen who are homeless or about to be, and who want to work.',
    'People in Newport and Torfaen who are or have been homeless and want paid work.',
    WHO,
    WHO,
    `${WHO} In 2024/25 we worked with about 370 people: about two in three are men, the youngest was 18 and the oldest 67, and more than half had been looked after by a council or had been in prison at some time.`,
    `${WHO} In 2025/26 we worked with about 400 people. For the first time more than a third were women, which follows the move of our Wednesday sessions to school hours.`,
  ],
  aims: [
    'To show that somebody who sleeps in a shelter on Monday can be making furniture for wages by the summer.',
    'To keep everyone we knew safe, housed and in touch while the workshops were shut.',
    'To open a second workshop in Cwmbran and to bring training numbers back to where they were in 2019.',
    'To turn more training places into jobs: with us for the first year, with other employers after that.',
    'We wanted three things to change. That more people who finish a course start paid work within three months. That those who start are still there after half a year. And that no family in Newport or Torfaen moves into an empty flat because it could not pay for a bed, a table and chairs.',
    'Three changes, which we set ourselves in 2022 for three years. First, that homelessness is ended by work as well as by a key: at least sixteen new jobs in the year, three quarters of them for people facing barriers. Second, that work lasts: four in five still employed at 26 weeks. Third, that the valleys have what Newport has: a workshop within a bus ride of Ebbw Vale, where the nearest hostel is twenty miles from the nearest training place. Behind all three is a smaller aim, which people tell us matters most: that somebody is expected somewhere at nine in the morning, and is missed when they do not come.',
    'The first year of our new three-year plan. We want to hold the number of jobs we create while the order book changes from house clearances to contracts with schools and councils; to see more people still in work at 26 weeks than ever before; and to stop the waiting list for a workshop place from growing again in the valleys.',
  ],
  actions: [
    'We ran two workshops and a shop in Pill, with six instructors, and gave £4,000 of tools to people who left for jobs.',
    'We delivered 402 pieces of furniture to people moved out of shelters, made 1,100 phone calls, and lent 26 tablets.',
    'We opened Cwmbran in September 2021, hired two instructors and started level 1 joinery with Coleg Gwent as a partner.',
    'We fitted out eleven classrooms for Torfaen council, started a drop-in with a housing adviser two days a week, and trained about 100 people.',
    'We put £61,000 of our own reserves into a spray shop and a second van team, ran 38 courses in joinery, upholstery and polishing, and kept a housing adviser in the workshop three days a week. Fourteen volunteers, most of them retired joiners, taught beside our instructors. With the two councils we agreed that a person offered a tenancy is also offered a workshop place and furniture in the same week.',
    'We opened the Ebbw Vale workshop in June 2024 with £84,000 of our own money and a £40,000 loan, and moved two of our most experienced instructors there. In the three workshops we ran more than forty courses, from a two-day taster to level 2 joinery, and paid the exam fees. The housing adviser now works in the drop-in four days a week and went with people to more than 200 appointments. We delivered 547 pieces of furniture free to households moving into a tenancy, using our own van and the time of trainees learning to drive it. We spent £158,420 on supervision, travel and free furniture before any profit was struck; and we gave £5,000 to the night shelter that sends us most people.',
    'All three workshops were open for the whole year. We took on the furniture for four primary schools in Caerphilly, trained about 130 people, started a women’s session on Wednesdays between school hours, and bought a second-hand electric van. Seven volunteers finished a course in supporting learners and now teach on their own.',
  ],
  outcomes: [
    'We hired for six new posts, and held interviews in the shelter so that people who had been homeless could apply. We stayed in touch with everybody who started work for half a year.',
    'Nobody we knew lost a tenancy for want of furniture or of a phone call. We hired for two new posts.',
    'Eight new jobs, most of them for people facing barriers. About 80 people were trained and 31 qualifications awarded.',
    'Eleven new jobs, and more people placed with other employers than in any year before; most were still working after 26 weeks.',
    'Fourteen new jobs are with us, most of them for people facing barriers. More than 20 people found work with other employers. Most of those who had started half a year before were still in work. About 30 households kept a home they were about to lose, and a smaller number that had none now have one. In our winter survey most people said that they felt better than when they first came.',
    'Eighteen new jobs, most of them filled by people facing barriers. We now pay the first week daily, because the first month is the hardest. With the councils we prevented homelessness for about 30 households and ended it for about half as many. Waiting time for a place fell from six and a half weeks to five. What the numbers do not show: some of our instructors first came here as trainees.',
    null,
  ],
  learning: [
    'We counted certificates, not people. From now on we will do both.',
    'Phone calls helped, but practical teaching cannot be done on a tablet. We stopped trying in June.',
    'We lost trainees in Cwmbran because the bus came too late for a nine o’clock start. We now start at half past.',
    'The first version of this statement counted one course twice. We corrected it, and now the totals are checked twice.',
    'We used to count visits to the drop-in. A visit says how busy the kettle was, not how many people were helped, so from this year we count people, and the two figures should not be compared. The spray shop was six months late because we had not asked about the chimney.',
    'The jobs we created in Ebbw Vale were harder to fill than in Newport: people lived further away, and the first bus arrives at 9.10. We lost good trainees in the first month and then bought a minibus, which we should have done in June. Our carbon figure fell mainly because we sold the old diesel van, not because of anything cleverer. And we passed our target of 350 people supported, but half of the growth is in the drop-in: the number who move from the drop-in into a course has not risen for two years. We have asked a former trainee to run it, and will report on that figure next year.',
    null,
  ],
  plans: [
    'A second workshop by 2021.',
    'To reopen fully in July 2021 and to train 80 people.',
    'To create ten jobs and to train 90 people.',
    'To create twelve jobs and to place 20 people with other employers.',
    'To create sixteen jobs and train 130 people; to open a workshop in Blaenau Gwent; to bring the average wait for a place under six weeks; and to bring carbon from our vans and boilers under 34 tonnes.',
    'Sixteen new jobs, since we open no new workshop; 140 people trained, of whom at least 55 gain a qualification; and a target of 85% still in work at 26 weeks. We will move a third of our sales to contracts with schools and councils, so that winter orders do not depend on the weather on Saturdays. We will replace the last diesel van, which should bring emissions under 30 tonnes. And we will publish how many people move from the drop-in to a course, and raise it from one in nine to one in six.',
    null,
  ],
  accounts_source: [
    'Unaudited accounts for the year to 31 March 2020.',
    'Unaudited accounts for the year to 31 March 2021.',
    'Unaudited accounts for the year to 31 March 2022.',
    'Independently examined accounts for the year to 31 March 2023.',
    'Independently examined accounts for the year to 31 March 2024.',
    'Independently examined accounts for the year to 31 March 2025, approved by the board on 5 June 2025.',
    'Draft accounts for the year to 31 March 2026, not yet examined.',
  ],
  measurement: [
    'informally',
    'informally',
    'systematically',
    'systematically',
    'systematically',
    'systematically',
    'systematically',
  ],
  measurement_ways: [
    null,
    null,
    'kpis',
    'kpis detailed_reports',
    'kpis detailed_reports publicised',
    'external_agencies kpis detailed_reports publicised',
    'external_agencies kpis detailed_reports publicised',
  ],
  measurement_lead: 'Impact and office coordinator, with the head of workshops',
  governance: [
    ...Array<string>(5).fill(
      'A board of seven, former trainees among them. No director has a financial interest in a supplier. Minutes are open to staff.',
    ),
    'A board of eight unpaid directors: former trainees, a housing solicitor, a retired furniture maker, an accountant, a councillor who leaves the room for council contracts, and two elected by members. The board meets six times a year, keeps a register of interests that anyone may read in the shop, and was reviewed in January 2025 by the chair of another social enterprise, who asked us to write down how the managing director is appraised. We have.',
    null,
  ],
  engagement: [
    ...Array<string>(5).fill(
      'Trainees meet the managers every month without their instructors; what they ask for and what we did hangs on the wall.',
    ),
    'Every month trainees meet a manager without their instructors. In 2024/25 they asked for a later start, a locker each and pay for the first week by the day; they have all three. We ask partner councils and employers once a year by phone. 41 of 45 staff answered the survey in March 2025: most would recommend working here, and nearly half said that they did not know enough about the accounts, so the finance manager now explains them at two staff lunches a year.',
    null,
  ],
  ethics: [
    ...Array<string>(5).fill(
      'We pay the real Living Wage, buy timber that is reclaimed or FSC certified, and pay suppliers within 30 days.',
    ),
    'Everyone over 18 is paid at least the real Living Wage from the first day of employment. Nine tenths of our timber is reclaimed and the rest FSC certified. Suppliers are paid in two and a half weeks on average. Six in ten pounds we spend stay with suppliers in Gwent. We do not take unpaid trial shifts, and placements longer than two weeks are paid.',
    null,
  ],
  transparency: [
    ...Array<string>(5).fill(
      'Full accounts are on our website and at the till of each shop, with the ratio of highest to lowest pay.',
    ),
    'Our full accounts, the ratio of the highest to the lowest wage (2.6 to 1) and what we did with the profit hang by the till in each shop and are on our website. Members may ask any question at the yearly meeting, and the answers are minuted.',
    null,
  ],
};
