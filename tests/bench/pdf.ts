import '../support/scheme';
import { execFile } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { type LaidOut, startLayOut } from '~/engines/tagged-pdf/lay-out';
import { publicAttachments } from '~/publication/data-files';
import { commissioner, commissionerMeta } from '~/publication/pdf/documents/commissioner';
import { EDITIONS, MOST_PAGES } from '~/publication/pdf/documents/edition';
import { house } from '~/publication/pdf/house';
import { printOrder } from '~/publication/printer/orders.server';
import { publicDocument } from '~/publication/public-document';
import { closeDatabase, database, openDatabase } from '~db/client';
import { migrateToLatest } from '~db/migrate';
import { openBrowser } from '../support/browser';
import { everythingPublished, type Published, publishEverything } from '../support/published-everything';
import { type RunningApp, startApp } from '../support/running-app';
import { type Drawing, drawByHand, noteDown } from './hand-drawn';
import { atMostTimes, median, type Row } from './row';

const ROUNDS = 25;
const WARM = 5;
const PDFS = 50;

/** The commissioner's document beside two other ways to the same pages, its memory, and what pages feel of it. */
export async function pdf(): Promise<Row[]> {
  const app = await startApp();
  try {
    const statements = await newestOfFourPages();
    return [...(await besideOthers(app, statements)), await memory(), await pagesMeanwhile(app)];
  } finally {
    await app.stop();
  }
}

interface Statement extends Published {
  drawing: Drawing;
  address: string;
}

/** The newest statement of each demo enterprise whose document has four pages, and the notes to draw it by hand. */
async function newestOfFourPages(): Promise<Statement[]> {
  await openDatabase({ dataDir: 'memory://' });
  await migrateToLatest(database());
  await publishEverything();
  const newest = new Map<string, Statement>();
  for (const published of await everythingPublished()) {
    const { slug } = published.document.organisation;
    const laidOut = newest.has(slug) ? null : await fourPages(published);
    if (!laidOut) continue;
    const open = publicDocument(published.document);
    const attachments = publicAttachments(open, published.facts);
    const meta = commissionerMeta(open, { ...published.facts, attachments }, {});
    const address = `/directory/${published.name.replace(' ', '/')}`;
    newest.set(slug, { ...published, address, drawing: noteDown(laidOut.pages, meta) });
  }
  await closeDatabase();
  return [...newest.values()];
}

async function fourPages({ document, facts }: Published): Promise<LaidOut | null> {
  const inEdition = commissioner({ document: publicDocument(document), facts, slice: {} });
  const layOut = await startLayOut(house);
  for (const edition of EDITIONS) {
    const laidOut = await layOut(inEdition(edition));
    if (laidOut.pages.length === MOST_PAGES) return laidOut;
  }
  return null;
}

/** Taken in turns, statement by statement, so that whatever else the machine does falls on all three. */
async function besideOthers(app: RunningApp, statements: readonly Statement[]): Promise<Row[]> {
  const { context, close } = await openBrowser();
  const tabs: Page[] = [];
  for (const { address } of statements) {
    const tab = await context.newPage();
    await tab.goto(app.origin + address);
    tabs.push(tab);
  }
  const times = { ours: [] as number[], chromium: [] as number[], byHand: [] as number[] };
  for (let round = 0; round < ROUNDS + WARM; round++) {
    const sums = { ours: 0, chromium: 0, byHand: 0 };
    for (const [index, { document, facts, drawing }] of statements.entries()) {
      sums.ours += await timed(() => printOrder({ kind: 'commissioner', document, facts }));
      sums.chromium += await timed(() => tabs[index]?.pdf({ tagged: true, printBackground: true }));
      sums.byHand += await timed(() => drawByHand(drawing));
    }
    if (round < WARM) continue;
    for (const way of ['ours', 'chromium', 'byHand'] as const) times[way].push(sums[way] / statements.length);
  }
  await close();
  const ours: [number, string] = [median(times.ours), 'ms'];
  const name = `4-page document, warm, mean of ${statements.length} enterprises`;
  return [
    atMostTimes('pdf', name, ours, ['Chromium printing the page', median(times.chromium)], 0.6),
    atMostTimes('pdf', name, ours, ['pdfkit drawing it by hand', median(times.byHand)], 1.3),
  ];
}

async function timed(work: () => Promise<unknown> | undefined): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function memory(): Promise<Row> {
  const run = promisify(execFile)(process.execPath, ['--import', 'tsx', 'tests/bench/print-many.ts']);
  const [early = 0, late = 0] = (await run).stdout.trim().split('\n').map(Number);
  return atMostTimes('pdf', 'memory after 500 in a row', [late, 'MB'], ['after 100', early], 1.1);
}

/** How long pages take while the printer makes fifty documents that nobody has asked for before. */
async function pagesMeanwhile(app: RunningApp): Promise<Row> {
  const directory = await (await fetch(`${app.origin}/directory`)).text();
  const slugs = [...new Set([...directory.matchAll(/\/directory\/([\w-]+)/g)].map(([, slug]) => slug))];
  const addresses: string[] = [];
  for (const slug of slugs) {
    const html = await (await fetch(`${app.origin}/directory/${slug}`)).text();
    const found = [...html.matchAll(new RegExp(`/directory/${slug}/\\d{4}-\\d\\d-\\d\\d`, 'g'))].map(String);
    addresses.push(...new Set(found));
  }
  const wanted = addresses.flatMap((address) => [`${address}/commissioner.pdf`, `${address}/statement.pdf`]);
  const pages = addresses.slice(0, 8).map((address) => app.origin + address);
  await latencies(pages, () => false, 100);
  const rest = await latencies(pages, () => false, 300);
  let printing = true;
  const printed = Promise.all(
    wanted.slice(0, PDFS).map(async (address) => {
      const response = await fetch(app.origin + address);
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      await response.arrayBuffer();
    }),
  ).finally(() => {
    printing = false;
  });
  const meanwhile = await latencies(pages, () => !printing, 100_000);
  await printed;
  const name = `page, 95th percentile, while ${PDFS} PDFs are made`;
  return atMostTimes('pdf', name, [p95(meanwhile), 'ms'], ['at rest', p95(rest)], 1.5);
}

async function latencies(pages: readonly string[], done: () => boolean, most: number): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < most && !done(); turn++)
    times.push(await timed(async () => (await fetch(pages[turn % pages.length] ?? '')).text()));
  return times;
}

const p95 = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;
