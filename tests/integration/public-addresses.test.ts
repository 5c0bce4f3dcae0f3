import type { LoaderFunctionArgs } from '@remix-run/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { SLICE_QUESTIONS } from '~/commissioning/published-files.server';
import { loadDemo } from '~/demo/load.server';
import { hasChoices } from '~/platform/choices';
import { refusalOf } from '~/platform/public-file.server';
import { loader as commissioner } from '~/routes/directory.$slug.$periodEnd.commissioner[.]pdf';
import { loader as data } from '~/routes/directory.$slug.$periodEnd.data[.]csv';
import { loader as statement } from '~/routes/directory.$slug.$periodEnd.statement[.]pdf';
import { loader as everyYear } from '~/routes/directory.$slug.data[.]csv';
import { engines, freshDatabase } from '../support/database';

const HERE = '/directory/bryn-works/2024-03-31';
const params = { slug: 'bryn-works', periodEnd: '2024-03-31' };

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>;

/** What a program is answered, and what a browser is shown of the same. */
async function ask(loader: Loader, address: string) {
  const context = {};
  const request = new Request(`https://o.example${address}`);
  const answer = await loader({ request, params, context }).catch((error) => error);
  if (!(answer instanceof Response)) throw answer;
  const { status, headers } = answer;
  const type = headers.get('content-type');
  const { details } = refusalOf(context) ?? {};
  return {
    status,
    type,
    text: status === 200 ? '' : await answer.text(),
    page: hasChoices(details) ? details : null,
  };
}

describe.each(engines())('the address of a public file, %s', (engine) => {
  freshDatabase(engine);
  beforeAll(loadDemo, 120_000);

  it('names a theme that the statement does not have, and those it has', async () => {
    const { status, type, text, page } = await ask(
      commissioner,
      `${HERE}/commissioner.pdf?theme=sklls&area=Torfaen`,
    );
    expect([status, type]).toEqual([404, 'text/plain; charset=utf-8']);
    expect(text).toMatch(
      /^There is no theme “sklls” in this statement\. There are: economic, social, .*jobs/,
    );
    expect(page?.title).toBe('Nothing is published for “sklls”');
    const [missing] = page?.missing ?? [];
    expect(missing?.choices).toContainEqual({
      label: 'Social well-being',
      to: `${HERE}/commissioner.pdf?theme=social&area=Torfaen`,
    });
    // What was right stays asked for.
    expect(missing?.choices.at(-1)?.to).toBe(`${HERE}/commissioner.pdf?area=Torfaen`);
    expect(page?.back).toEqual({ label: 'The statement of Bryn Works CIC', to: HERE });
    for (const { to } of missing?.choices.slice(0, 3) ?? [])
      expect((await ask(commissioner, to)).status, to).toBe(200);
  });

  it('names an area, too', async () => {
    const { status, text, page } = await ask(commissioner, `${HERE}/commissioner.pdf?area=Atlantis&theme=`);
    expect([status, text]).toEqual([
      404,
      expect.stringMatching(/^There is no area or contract “Atlantis” .*Torfaen/),
    ]);
    expect(page?.missing[0]?.choices.map(({ label }) => label)).toContain('Torfaen');
  });

  it.each(['31/02/2027', '2027-02-31', 'soon'])('says how a day is written, of %s', async (day) => {
    const asked = encodeURIComponent(day);
    const { status, text, page } = await ask(commissioner, `${HERE}/commissioner.pdf?tender-date=${asked}`);
    expect([status, text]).toEqual([
      400,
      expect.stringMatching(`^“${day}” is no day\\. Write .* like 2027-02-28`),
    ]);
    expect(page?.title).toBe(`“${day}” is no day`);
    expect(page?.missing[0]?.choices).toEqual([
      { label: 'The document without it', to: `${HERE}/commissioner.pdf` },
    ]);
  });

  it.each(['2018-03-30', '2030-04-01', '9999-12-31'])(
    'says which days it answers for, of %s',
    async (day) => {
      const { status, text } = await ask(commissioner, `${HERE}/commissioner.pdf?tender-date=${day}`);
      expect([status, text]).toEqual([
        400,
        expect.stringMatching(
          '^This statement answers for tender notices from 31 March 2018 to 31 March 2030',
        ),
      ]);
    },
  );

  it('says all that is wrong at once', async () => {
    const asked = 'theme=sklls&area=Atlantis&tender-date=soon';
    const { status, text, page } = await ask(commissioner, `${HERE}/commissioner.pdf?${asked}`);
    expect(status).toBe(404);
    expect(text.split('\n')).toHaveLength(3);
    expect(page?.missing).toHaveLength(3);
  });

  it.each([
    [
      'a question that nobody answers',
      commissioner,
      `${HERE}/commissioner.pdf?area=Torfaen&year=2023`,
      'year',
    ],
    ['an area in brackets', commissioner, `${HERE}/commissioner.pdf?area[]=Torfaen`, 'area[]'],
    ['an area of a file that has all', data, `${HERE}/data.csv?area=Torfaen`, 'area'],
    ['a theme of the statement', statement, `${HERE}/statement.pdf?theme=jobs`, 'theme'],
    ['a year of all years', everyYear, '/directory/bryn-works/data.csv?year=2023', 'year'],
  ])('refuses %s, and names it', async (_what, loader, address, name) => {
    const { status, type, text, page } = await ask(loader, address);
    expect([status, type]).toEqual([400, 'text/plain; charset=utf-8']);
    expect(text).toContain(`does not know the question “${name}”. It knows `);
    const [without] = page?.missing[0]?.choices ?? [];
    expect((await ask(loader, without?.to ?? '')).status).toBe(200);
  });

  it('refuses the same question twice', async () => {
    const { status, text } = await ask(commissioner, `${HERE}/commissioner.pdf?area=Torfaen&area=Newport`);
    expect([status, text]).toEqual([400, 'This address was asked for “area” more than once. It takes one.']);
  });

  it('answers as ever what it knows, what was left empty, and what others hang on links', async () => {
    const empty = SLICE_QUESTIONS.map((name) => `${name}=`).join('&');
    for (const query of [empty, 'theme=jobs&utm_source=letter&fbclid=x'])
      expect((await ask(commissioner, `${HERE}/commissioner.pdf?${query}`)).status, query).toBe(200);
    expect((await ask(data, `${HERE}/data.csv?utm_campaign=a`)).status).toBe(200);
    expect((await ask(everyYear, '/directory/bryn-works/data.csv?gclid=a')).status).toBe(200);
  });
});
