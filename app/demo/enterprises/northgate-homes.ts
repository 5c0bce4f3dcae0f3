import type { DemoEnterprise } from '../enterprise';
import { northgateFigures } from './northgate-homes-figures';
import { northgateStories } from './northgate-homes-stories';

/** A large housing and employment group with long answers. Returned with comments: a new draft is open. */
export const northgateHomes: DemoEnterprise = {
  organisation: {
    slug: 'northgate-homes',
    name: 'Northgate Homes & Futures Group Ltd',
    purpose: 'Homes that people can afford to keep, and work within reach of them, between Tyne and Tees.',
    legalForm: 'Charitable community benefit society',
    companyNumber: '99071004',
    charityNumber: null,
    fieldOfWork: 'Housing and employment',
    region: 'North East',
    areas: 'Gateshead, Sunderland, County Durham, Hartlepool, Middlesbrough',
    level: 'gold',
    licenceUntil: '2026-11-30',
    serves: 'public',
  },
  joined: '2022-03-14',
  editor: { name: 'Siobhán Whitfield', email: 'siobhan@northgate.test', role: 'Head of impact' },
  director: {
    name: 'Alastair Kumar-Reid',
    email: 'alastair@northgate.test',
    role: 'Group director of communities',
  },
  years: [
    { period: '2020-04-01/2021-03-31', imported: true },
    {
      period: '2021-04-01/2022-03-31',
      because: 'Workplaces took people in again, and fewer households needed an emergency grant.',
    },
    {
      period: '2022-04-01/2023-03-31',
      because: 'New posts for repairs and winter advice; the damp work came out of the surplus.',
    },
    {
      period: '2023-04-01/2024-03-31',
      because: 'Repairs fell back to plan, so more of the surplus was left.',
    },
    { period: '2024-04-01/2025-03-31' },
    {
      period: '2025-04-01/2026-03-31',
      ending: 'returned',
      late: 102,
      reason:
        'A strong statement. Two figures need another look before we can decide, and one answer says less than your evidence does.',
      comments: {
        tenancies_sustained_6m:
          'Page 14 of your annual report says 1,204 of 1,311. Here it is 1,240 of 1,311. Which is right?',
        real_living_wage:
          'Does this leave out the cleaning contract that came in-house in January? If so, please say so in the note.',
        learning:
          'Your board paper of March is frank about the two schemes that closed. Readers would trust you more for saying it here.',
      },
    },
  ],
  own: [
    {
      key: 'homes',
      label: 'Homes let at social rent',
      unit: 'homes',
      accrual: 'point_in_time',
      definition: 'Homes in management on the last day of the period.',
    },
    {
      key: 'relet',
      label: 'Days to let an empty home again',
      unit: 'days',
      polarity: 'lower',
      definition: 'Mean over all homes let again in the year, major repairs included.',
    },
    {
      key: 'rent_saved',
      label: 'Rent saved by tenants against market rents',
      unit: 'GBP',
      head: 'economic',
      definition: 'Median market rent of the area, less our rent, for every home and week let.',
    },
    {
      key: 'hardship_grants',
      label: 'Hardship grants paid',
      unit: 'grants',
      polarity: 'neutral',
      definition: 'Each grant, whoever it went to.',
    },
    {
      key: 'hardship_households',
      label: 'Households given a hardship grant',
      unit: 'households',
      disclosure: 'people',
      polarity: 'neutral',
      definition: 'Different households; counted this way from 2023/24.',
      replaces: 'hardship_grants',
    },
  ],
  answers: { ...northgateStories, ...northgateFigures },
};
