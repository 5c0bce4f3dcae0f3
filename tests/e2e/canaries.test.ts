import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvOf, type Row } from '../cases/rows';
import { drawnText, openPdf, readingOrder } from '../pdf/open-pdf';
import { type RunningApp, startApp } from '../support/running-app';

/** Exact counts of people that nothing else in the product has; each would be published rounded. */
const CANARIES = [
  '7813',
  '7829',
  '6127',
  '8363',
  '4127',
  '8359',
  '3217',
  '5471',
  '9137',
  '2683',
  '4391',
  '2207',
  '6473',
  '6481',
  '7919',
];
/** Counts below ten, by the words that would tell them. */
const FEW = /\b(7|seven|3|three) (households|people)\b/i;

const year = (end: number, cells: Row): Row => ({
  period_start: `${end - 1}-04-01`,
  period_end: `${end}-03-31`,
  series: 'actual',
  basis: 'counted',
  ...cells,
});
const ROWS: Row[] = [
  year(2024, { measure: 'homelessness_prevented', unit: 'households', value: '7829' }),
  year(2025, {
    measure: 'homelessness_prevented',
    unit: 'households',
    value: '7813',
    note: 'There were 7813 at the door. Counted by wardens.',
  }),
  year(2025, {
    measure: 'homelessness_prevented',
    unit: 'households',
    value: '5471',
    series: 'comparative',
    period_start: '2023-04-01',
    period_end: '2024-03-31',
  }),
  year(2025, {
    measure: 'homelessness_prevented',
    unit: 'households',
    value: '4391',
    area: 'Torfaen',
    note: 'Of these 2207 in the north. Two wardens counted.',
  }),
  year(2025, { measure: 'homelessness_prevented', unit: 'households', value: '7', area: 'Newport' }),
  year(2024, { measure: 'homelessness_relieved', unit: 'households', value: '3' }),
  year(2025, {
    measure: 'homelessness_relieved',
    unit: 'households',
    value: '7',
    note: 'Only seven households, of them three people alone.',
  }),
  year(2025, { measure: 'people_accommodated', unit: 'people', value: '6127', qualifier: 'more_than' }),
  year(2024, { measure: 'people_accommodated', unit: 'people', value: '8363' }),
  year(2025, {
    measure: 'tenancies_sustained_6m',
    unit: 'households',
    numerator: '4127',
    denominator: '8359',
  }),
  year(2025, { measure: 'positive_move_on', unit: 'people', numerator: '2683', denominator: '9137' }),
  year(2025, {
    measure: 'homelessness_prevented',
    unit: 'households',
    value: '9000',
    series: 'target',
    note: 'Of these 2207 in the north.',
  }),
  // Of its own measures nobody has said whom they could point to.
  year(2025, { label: 'Moved back to family', unit: 'people', value: '3', source: 'Three people’s files' }),
  year(2025, {
    label: 'Previously in custody, abstained from crime',
    unit: 'people',
    numerator: '6473',
    denominator: '6481',
    source: 'Case files of 7919 people',
  }),
  year(2025, { measure: 'barrier_jobs', unit: 'jobs', value: '9000' }),
  year(2025, { measure: 'barrier_jobs:disabled', label: 'Disabled', unit: 'jobs', value: '3217' }),
  year(2025, { measure: 'jobs_created', unit: 'jobs', value: '9400' }),
  year(2024, { measure: 'jobs_created', unit: 'jobs', value: '9300' }),
];

describe('no exact small number in anything public', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'proofmark-canaries-'));
  let app: RunningApp;
  const seen = new Map<string, string>();
  let bytes = 0;

  beforeAll(async () => {
    const file = join(dataDir, 'canaries.csv');
    writeFileSync(file, csvOf(ROWS));
    const args = [file, '--organisation', 'canary', '--create', 'Canary Homes', '--as', 'published'];
    execFileSync(process.execPath, ['--import', 'tsx', 'app/commands/import.ts', ...args], {
      env: { ...process.env, DATA_DIR: dataDir },
    });
    app = await startApp({ dataDir });
    await crawl(['/', '/directory', ...['2024-03-31', '2025-03-31'].flatMap(addressesOf)]);
  });
  afterAll(() => app?.stop());

  /** Every page and file that anybody can reach, as the words and bytes it holds. */
  async function crawl(queue: string[]): Promise<void> {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      if (seen.has(path)) continue;
      const response = await fetch(app.origin + path, { redirect: 'manual' });
      const body = new Uint8Array(await response.arrayBuffer());
      bytes += body.length;
      const type = response.headers.get('content-type') ?? '';
      const text = type.includes('pdf') ? await everythingIn(body) : new TextDecoder().decode(body);
      seen.set(path, `${JSON.stringify([...response.headers])}\n${text}`);
      if (type.includes('html')) queue.push(...linksIn(text));
    }
  }

  test('the crawl reached the pages and files it must', () => {
    const paths = [...seen.keys()];
    for (const wanted of ['/directory/canary', ...addressesOf('2025-03-31')]) expect(paths).toContain(wanted);
    expect(paths.some((path) => path.startsWith('/verify/PM-'))).toBe(true);
    const found = [...seen.values()].join('\n');
    // The rounded ones are there, so the exact ones were looked for in the right place.
    for (const rounded of ['7,810', 'fewer than 10', '9,400']) expect(found).toContain(rounded);
  });

  test('and what the PDFs carry was read, too', () => {
    const printed = [...seen].filter(([, text]) => text.includes('"content-type","application/pdf"'));
    expect(printed.length).toBeGreaterThan(8);
    for (const [path, text] of printed) expect([path, text.includes('.csv')]).toEqual([path, true]);
    expect(printed.some(([, text]) => text.includes('period_start,period_end'))).toBe(true);
  });

  test('holds no canary', () => {
    const hits = [...seen].flatMap(([path, text]) => tellsIn(text).map((word) => `${path}: ${word}`));
    console.info(`Canaries: ${seen.size} addresses, ${bytes} bytes, ${hits.length} hits`);
    expect(hits).toEqual([]);
  });

  test('and the scan finds each of them where they do stand', () => {
    const told = tellsIn(csvOf(ROWS));
    for (const canary of CANARIES) expect(told).toContain(canary);
    expect(told).toContain('seven households');
  });
});

/** The exact counts that a text tells. */
function tellsIn(text: string): string[] {
  // Between letters, digits are part of a hash or a nonce.
  const exact = CANARIES.flatMap((canary) => [canary, canary.replace(/^(\d)/, '$1,')]);
  const found = exact.filter((word) => new RegExp(`(?<!\\w|\\d[.])${word}(?!\\w)`).test(text));
  return [...found, ...(text.match(FEW) ?? []).slice(0, 1)];
}

const DATA = ['data.csv', 'parts.csv', 'data.jsonld', 'codebook.csv'];

function addressesOf(end: string): string[] {
  const here = `/directory/canary/${end}`;
  const commissioner = [
    '',
    '?theme=homelessness',
    '?theme=social',
    '?theme=jobs',
    '?tender-date=2026-02-01',
    '?area=Torfaen',
  ];
  return [
    here,
    `${here}.data`,
    ...['statement.pdf', 'declaration.pdf', ...DATA].map((file) => `${here}/${file}`),
    ...DATA.map((file) => `/directory/canary/${file}`),
    ...commissioner.map((query) => `${here}/commissioner.pdf${query}`),
  ];
}

function linksIn(html: string): string[] {
  const hrefs = [...html.matchAll(/(?:href|src|action)="(\/[^"#]*)/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  // The demo's enterprises have figures of their own. What all say in words nothing alters: the check page points at it,
  // and the demo's own words are read in tests/integration/demo.test.ts.
  return hrefs.filter((href) => !/^\/(assets|fonts|sign-in|directory\/(?!canary))/.test(href));
}

/** What is drawn, what is read aloud, what it says of itself, and what it carries. */
async function everythingIn(pdf: Uint8Array): Promise<string> {
  const document = await openPdf(pdf);
  const spoken = (await readingOrder(document)).map(({ text }) => text);
  const carried: string[] = [];
  for (const [id, { filename, description }] of (await document.getAttachments()) ?? []) {
    const content = (await document.getAttachmentContent(id)) as Uint8Array;
    carried.push(filename, description ?? '', new TextDecoder().decode(content));
  }
  const { info, metadata } = await document.getMetadata();
  const outline = JSON.stringify(await document.getOutline());
  const pages = Array.from({ length: document.numPages }, (_, index) => drawnText(document, index + 1));
  const drawn = await Promise.all(pages);
  return [...spoken, ...drawn, ...carried, JSON.stringify(info), metadata?.getRaw() ?? '', outline].join(
    '\n',
  );
}
