import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setContext } from '~/platform/context.server';
import { lookUp, registersToAsk } from '~/register/look-up.server';
import { action as apply } from '~/routes/apply.form';
import { database } from '~db/client';
import { freshDatabase } from '../support/database';
import { press } from '../support/posted';

/** As the registers answer, of an organisation that is made up. */
const COMPANY = {
  company_name: 'KETTLE & CRUMB COMMUNITY INTEREST COMPANY',
  company_number: '01234567',
  company_status: 'active',
  type: 'private-limited-guarant-nsc',
  subtype: 'community-interest-company',
  is_community_interest_company: true,
  registered_office_address: {
    address_line_1: '1 Mill Lane',
    locality: 'Salford',
    postal_code: 'M3 1AA',
    country: 'England',
  },
  accounts: {
    accounting_reference_date: { day: '31', month: '3' },
    next_accounts: { due_on: '2026-12-31', overdue: false },
    next_due: '2026-12-31',
    overdue: false,
  },
  links: { self: '/company/01234567' },
};
const CHARITY = {
  organisation_number: 1064698,
  reg_charity_number: 1064698,
  group_subsid_suffix: 0,
  charity_name: 'BREAD FOR SALFORD',
  charity_type: 'Charitable company',
  reg_status: 'R',
  date_of_removal: null,
  latest_acc_fin_year_end_date: '2025-08-31T00:00:00',
  address_line_one: '2 Mill Lane',
  address_line_two: null,
  address_line_three: 'Salford',
  address_line_four: '',
  address_post_code: 'M3 1AB',
  charity_co_reg_number: '3461234',
  reporting_status: 'Submission Received',
  web: 'www.bread.example.org',
};

describe('registers', () => {
  freshDatabase();
  let server: Server;
  let url = '';
  const asked: { path: string; key: string }[] = [];
  let places = 0;
  const place = () => `198.51.100.${++places}`;

  beforeAll(async () => {
    server = createServer((req, res) => {
      const path = req.url ?? '';
      asked.push({
        path,
        key: String(req.headers.authorization ?? req.headers['ocp-apim-subscription-key'] ?? ''),
      });
      const say = (status: number, body: unknown) =>
        res
          .writeHead(status, { 'Content-Type': 'application/json' })
          .end(typeof body === 'string' ? body : JSON.stringify(body));
      if (path === '/company/01234567') return say(200, COMPANY);
      if (path === '/company/SC000002')
        return say(200, { ...COMPANY, company_status: 'liquidation', accounts: { overdue: true } });
      if (path === '/company/SC000003')
        return say(200, { company_name: 'BARE LTD', company_number: 'SC000003', type: 'some-new-form' });
      if (path === '/company/00000429') return say(429, {});
      if (path === '/company/00000401') return say(401, { error: 'Invalid Authorization' });
      if (path === '/company/00000500') return say(500, 'down');
      if (path === '/company/00000200') return say(200, '<html>maintenance</html>');
      if (path === '/company/00000201') return say(200, { company_name: 7 });
      if (path === '/company/00000301')
        return void res.writeHead(301, { Location: 'http://127.0.0.1:1/' }).end();
      // It is asked and never answers.
      if (path === '/company/00000999') return undefined;
      if (path === '/register/api/allcharitydetailsV2/1064698/0') return say(200, CHARITY);
      if (path === '/register/api/allcharitydetailsV2/200001/0')
        return say(200, { ...CHARITY, reg_status: 'RM', date_of_removal: '2024-02-29T00:00:00' });
      return say(404, { errors: [{ error: 'company-profile-not-found' }] });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = server.address();
    url = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
    configure();
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const configure = (change: object = {}) =>
    setContext({
      registers: {
        company: { url, key: 'company-key' },
        charity: { url, key: 'charity-key' },
        ...change,
      },
    });
  const company = (number: string) => lookUp({ register: 'company', number }, place());
  const charity = (number: string) => lookUp({ register: 'charity', number }, place());

  test('a company by its number, however its zeros are typed', async () => {
    for (const typed of ['01234567', '1234567', ' 0123 4567 '])
      expect(await company(typed)).toEqual({
        source: 'Companies House',
        asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
        name: 'KETTLE & CRUMB COMMUNITY INTEREST COMPANY',
        legalForm: 'Community interest company',
        companyNumber: '01234567',
        charityNumber: null,
        address: '1 Mill Lane, Salford, M3 1AA',
        website: null,
        yearEnd: '03-31',
        filing: 'Active; next accounts due by 31 December 2026',
      });
    expect(asked.at(-1)?.key).toBe(`Basic ${Buffer.from('company-key:').toString('base64')}`);
  });

  test('what a register does not say is not known', async () => {
    expect(await company('SC000002')).toMatchObject({
      filing: 'Liquidation; accounts overdue',
      yearEnd: null,
    });
    expect(await company('sc000003')).toMatchObject({
      legalForm: 'Some new form',
      address: null,
      yearEnd: null,
      filing: null,
    });
  });

  test('a charity by its number', async () => {
    expect(await charity('1064698')).toMatchObject({
      source: 'The Charity Commission',
      name: 'BREAD FOR SALFORD',
      legalForm: 'Charitable company',
      companyNumber: '03461234',
      charityNumber: '1064698',
      address: '2 Mill Lane, Salford, M3 1AB',
      website: 'https://www.bread.example.org',
      yearEnd: '08-31',
      filing: 'Registered; submission received',
    });
    expect(asked.at(-1)?.key).toBe('charity-key');
    expect((await charity('200001')).filing).toMatch(/^Removed from the register on 29 February 2024/);
  });

  test.each([
    ['00000404', 'has nothing under this number'],
    ['00000429', 'has been asked too often'],
    ['00000401', 'does not take the key'],
    ['00000500', 'cannot be reached just now'],
    ['00000301', 'cannot be reached just now'],
    ['00000200', 'answered with something that cannot be read'],
    ['00000201', 'answered with something that cannot be read'],
    ['../../etc', 'Enter the company number'],
    ['', 'Enter the number to look up'],
  ])('company %j: %s', async (number, words) => {
    await expect(company(number)).rejects.toThrow(words);
  });

  test('one that does not answer is given up', async () => {
    await expect(company('00000999')).rejects.toThrow('did not answer in time');
  }, 20_000);

  test('Scotland’s and Northern Ireland’s charities are said to be elsewhere', async () => {
    await expect(charity('SC012345')).rejects.toThrow(/other registers/);
    await expect(charity('12')).rejects.toThrow(/Enter the charity number/);
  });

  test('without a key, or with the register away, it is said which', async () => {
    configure({ company: null });
    expect(registersToAsk()).toEqual(['charity']);
    await expect(company('01234567')).rejects.toThrow(
      /Companies House cannot be asked: this service has no key/,
    );
    configure({ charity: { url: 'http://127.0.0.1:1', key: 'k' } });
    await expect(charity('1064698')).rejects.toThrow(/The Charity Commission cannot be reached/);
    configure();
  });

  test('fills the form and keeps nothing', async () => {
    const form = { form: 'look-up', intent: 'look_up', register: 'company', number: '1234567' };
    const { status, said } = await press(apply, {}, form, '');
    expect(status).toBe(200);
    expect(said).toMatchObject({ entry: { companyNumber: '01234567' }, sent: null });
    expect(await database().selectFrom('application').selectAll().execute()).toEqual([]);
    const wrong = await press(apply, {}, { ...form, number: '00000404' }, '');
    expect(wrong.refused).toMatchObject({
      form: 'look-up',
      typed: { number: '00000404' },
      errors: [{ field: 'number' }],
    });
  });

  test('one place asks twenty times in a quarter of an hour', async () => {
    const said = [];
    for (let at = 0; at < 21; at += 1)
      said.push(
        await lookUp({ register: 'company', number: '01234567' }, '203.0.113.9').then(
          () => 'told',
          (error: { code: string }) => error.code,
        ),
      );
    expect(said.slice(0, 20)).toEqual(Array(20).fill('told'));
    expect(said[20]).toBe('rate_limited');
  });
});
