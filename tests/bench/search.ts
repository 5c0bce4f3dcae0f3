import { sql } from 'kysely';
import { connectDatabase } from '~db/client';
import { migrateToLatest } from '~db/migrate';
import { anOrganisation, aStatement } from '../support/database';
import { startCluster } from '../support/postgres';
import { frozen } from '../support/published';
import { startApp } from '../support/running-app';
import { atMostTimes, type Row } from './row';

const FEW = 1_000;
const MANY = 100_000;
const TURNS = 120;
/** The slowest of twenty is left out of the middle: a directory is asked by people, who notice it. */
const PERCENTILE = 0.95;

/** What people ask of the directory, by what they do, and how many times as long it may take; filters have no target yet. */
const ASKED: [string, (turn: number) => string, number][] = [
  ['first page', () => '/directory', 1.5],
  ['page after an organisation', (turn) => `/directory?after=seed-${turn * 7 + 1}`, 1.5],
  ['one organisation', (turn) => `/directory/seed-${turn * 8 + 3}`, 1.5],
  ['words that few have', (turn) => `/directory?q=number%20${turn * 8 + 3}`, Number.POSITIVE_INFINITY],
  ['a word that all have', () => '/directory?q=enterp', Number.POSITIVE_INFINITY],
  ['field and level', () => '/directory?field=Field%203&level=gold', Number.POSITIVE_INFINITY],
];

/** Pages of the directory over a hundred thousand organisations beside a thousand, each in its own database. */
export async function search(): Promise<Row[]> {
  const cluster = await startCluster();
  try {
    const few = await served(cluster.url('template1'), cluster.url('few'), FEW);
    const many = await served(cluster.url('template1'), cluster.url('many'), MANY);
    const rows: Row[] = [];
    for (const [name, address, limit] of ASKED) {
      const times = { few: [] as number[], many: [] as number[] };
      // In turns, so that what else the machine does slows both.
      for (let turn = -10; turn < TURNS; turn += 1)
        for (const [into, app] of [
          [times.few, few],
          [times.many, many],
        ] as const) {
          const took = await timeOf(`${app.origin}${address(Math.abs(turn))}`);
          if (turn >= 0) into.push(took);
        }
      rows.push(
        atMostTimes(
          'search',
          `directory over ${MANY}: ${name}, p95`,
          [at(times.many), 'ms'],
          [`over ${FEW}`, at(times.few)],
          limit,
        ),
      );
    }
    await few.stop();
    await many.stop();
    return rows;
  } finally {
    await cluster.stop();
  }
}

const at = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * PERCENTILE)] ?? Number.NaN;

async function timeOf(address: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(address);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return performance.now() - began;
}

/** An app over so many organisations with a published statement each. */
async function served(from: string, url: string, organisations: number) {
  const server = await connectDatabase({ url: from, dataDir: '', max: 1 });
  await sql.raw(`create database ${new URL(url).pathname.slice(1)}`).execute(server.db);
  await server.close();
  const database = await connectDatabase({ url, dataDir: '', max: 1 });
  await migrateToLatest(database.db);
  for (const statement of rowsOf(organisations)) await sql.raw(statement).execute(database.db);
  await database.close();
  return startApp({ databaseUrl: url, production: true });
}

function rowsOf(organisations: number): string[] {
  const { text, hash } = documentOf();
  const id = (kind: number) =>
    `('00000000-0000-7000-800' || ${kind} || '-' || lpad(to_hex(n), 12, '0'))::uuid`;
  const numbers = `generate_series(1, ${organisations}) n`;
  return [
    `insert into organisation (id, slug, name, purpose, legal_form, field_of_work, region, areas, level, created_at)
      select ${id(0)}, 'seed-' || n, 'Enterprise ' || md5(n::text) || ' number ' || n, 'Made up', 'CIC',
        'Field ' || n % 12, 'Wales', '', 'mark', now() from ${numbers}`,
    `insert into statement (organisation_id, id, period_start, period_end, cycle, level, created_at)
      select ${id(0)}, ${id(1)}, '2025-04-01', '2026-03-31', 'annual',
        case when n % 5 = 0 then 'gold' else 'mark' end, now() from ${numbers}`,
    `insert into version (organisation_id, id, statement_id, number, status, revision, declared_by, decided_by,
        published_at, document, document_sha256, public_document, public_sha256, created_at)
      select ${id(0)}, ${id(2)}, ${id(1)}, 1, 'published', 1, 'director', 'assessor', now(), '${text}',
        '${hash}', '${text}', '${hash}', now() from ${numbers}`,
    'vacuum analyze',
  ];
}

/** A whole document: a page of one organisation reads it. */
function documentOf(): { text: string; hash: string } {
  const organisation = anOrganisation();
  const { document, document_sha256 } = frozen(organisation, aStatement(organisation), { jobs_created: 12 });
  return { text: document.replaceAll("'", "''"), hash: document_sha256 };
}
