/** Answers as long as the form allows, or nearly: 2,800 characters. */
export const LONG_ACTIONS = `We spent £3.27 million on our purpose before any surplus was struck, a little more than seven pounds in every hundred of income. This is where it went.

Work. A job club met three days a week in each of the five districts, in libraries, two churches and a bingo hall, and in two villages at the school gate. Twenty-three advisers, eleven of them former clients, worked with 1,811 people who trained with us. Forty-four employers guarantee an interview to anyone we send; we stay in touch with the person and the employer for half a year. We paid for travel in the first month, for tools, for one suit and for nineteen driving tests. Thirty-eight people started an apprenticeship, most of them in repairs, and we took 133 people on placements of at least two weeks.

Homes. We built 67 homes and bought 22 that had stood empty, let about 600, and insulated 712, starting with those where somebody has a lung disease. The average empty home was let again after 27.8 days. Our repairs teams, who are our own employees, now offer appointments until eight in the evening.

Homelessness. With the councils’ housing options teams we run a front door in Gateshead and in Hartlepool where nobody is sent to another office. A household that may lose its home gets a person with a name, who can pay arrears once, speak to the landlord, find another home, or all three. The foyer in Hartlepool was full all year; two move-on houses in Sunderland closed in October, because the owner sold them, and eleven people moved at short notice. We found all eleven a place within nine days, but not the place that they had chosen.

Money. Advisers helped 2,140 households to claim £3.1 million that was theirs, a figure we state here and not in the tables because part of it would have been claimed anyway. We gave hardship grants to 794 households: cookers, school shoes, the first week’s shopping in a new home.

Cleaning. In January 2026 we took 26 cleaners into our own employment when their contractor closed. They kept their hours; fourteen were already paid the real Living Wage, and the other twelve will be by January 2027.

Listening. Six members of the tenants’ panel were trained to interview; they asked 90 people why they had left our homes, and we have published what they said.

Partners. None of this was done alone. The five councils, two colleges, the probation service, three hospital trusts and 61 small charities sent people to us, took people from us, or lent us a room. We paid £212,000 to charities whose work is better than ours at something: young carers, women leaving violent homes, men who do not open letters. Four of these grants are for three years, because a year is too short to hire anybody good, and two carry an agreed measure that both sides report.`;

export const LONG_OUTCOMES = `Tenancies last. Of about 1,310 tenancies that reached half a year, about 1,240 were still held: more than the year before, and close to what we aimed for. Most of those who left early moved for work or to family; evictions fell again, and none was of a family with children.

Homelessness was prevented for about 630 households and ended for about 190. These are our own counts: a household counts once in the year, whatever we did for it, and only when it is suitably housed with a reasonable prospect of staying for six months. They are not the councils’ statistics and should not be added to them. Planned moves from supported housing fell, from about four in five of all leavers to about three in four, because two move-on houses closed; that is the figure we are least happy with.

Work came within reach of more people, and it lasted. More than 450 people went to work with other employers, and more than three in four of those whose 26 weeks were reached in the year were still there, above our target of 75% for the first time. We created 92 posts of our own, nearly half of them filled by people facing barriers, most often people who had been out of work for more than a year. Former trainees now lead four of our repairs teams.

Skills. 486 people gained 534 regulated qualifications. The number of people grew by 4% and the number of certificates by 4%, so nobody collected more paper than before. Three quarters are at levels 1 and 2, which is where the region’s vacancies are.

Warmth. Of 712 homes insulated, we have a winter’s readings for 128. In those, tenants used a fifth less gas than in the winter before, allowing for the weather; half of them told the caller that they now heat rooms they used to keep shut. Our own emissions, from offices, vans and communal boilers, fell to 1,467 tonnes.

Well-being. An independent caller reached about 740 tenants in October and November: nearly three in four said that life had become better in the year or had stayed good. Among people whom an adviser had helped with work it was four in five; among people who had waited for a repair for more than a month it was two in five. We print both because the second tells us what to do.

Rent. Our tenants paid about £12.9 million less than the median private rent for the same kind of home in the same district. That is a model, and it says nothing about whether such a home could have been found.

What we cannot show is what would have happened anyway. For work we compare with people on our waiting list in the same months: roughly two in five found a job without us. Readers may apply that to our figure if they wish; we would rather they had the number than wondered why we had left it out.`;

export const LONG_ENGAGEMENT = `Tenants. The panel of 24, chosen by lot from those who put their names down, read eleven policies before the board did and changed nine. It asked that letters about arrears be written again by somebody who has been in arrears. They were, and calls in reply rose by a third. The panel also asked for a later last appointment and got it, and for an end to charges for lost keys, which the board refused with reasons that are on our website.

Staff. Every October an outside firm asks all staff. In 2025 the survey went to 690 people by headcount and 537 answered. Eight in ten would recommend working here; six in ten think that change is explained to them, which is two points down. Teams discuss their own answers and may keep one thing that they will change without asking; there were 44 such things, from a second kettle to a different rota for nights.

People who use services. Everyone who leaves a foyer or a job club is asked three questions by somebody who did not work with them. The answers are read out, without names, at the communities committee. “You rang me when I had stopped answering” was said, in different words, by many of them.

Councils and partners. We meet each council’s housing lead twice a year and publish what we agreed. All five have said that they want one referral form, and there is now one. The hospital trusts asked us for a way to house people who are well enough to leave and have nowhere to go; six flats are set aside, and 29 people used them.

Employers. Forty-four firms answer a short survey about the people we sent. They would like fewer forms and more honesty about convictions, with the person’s agreement. We have changed both.

Neighbours. Before building in Seaham we held four open days, in a chip shop, a school hall and twice in a tent. 212 people came. The plans lost one storey and gained a path.

What we did not do well: people under 25 are a fifth of our tenants and a twentieth of those who answer anything. From September some young tenants are paid for a day a month to go and ask.`;
