import '../support/scheme';
import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import { loadDemo } from '~/demo/load.server';
import { readAnswer, typeAnswer } from '~/questionnaire/answers';
import { askedIn, figuresOf, periodOf } from '~/statement/figures.server';
import { saveAnswers } from '~/statement/save-answers.server';
import { closeDatabase, database, openDatabase } from '~db/client';
import { migrateToLatest } from '~db/migrate';
import { answersOf } from '~db/queries/answers';
import { organisationBySlug } from '~db/queries/organisations';
import { statementsOf, versionsOf } from '~db/queries/statements';
import { startCluster } from '../support/postgres';
import { rawSave } from './raw-save';
import { against, median, type Row } from './row';

const SAVES = 300;
const WARM = 50;

/** The database part of saving a section on PostgreSQL, beside the same SQL sent by postgres.js itself. */
export async function save(): Promise<Row[]> {
  const cluster = await startCluster();
  const url = cluster.url('postgres');
  await openDatabase({ url, dataDir: 'unused' });
  await migrateToLatest(database());
  await loadDemo();
  const ours = await saver();
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const raw = rawSave(sql, ours.ids);
  const times: { ours: number[]; raw: number[] } = { ours: [], raw: [] };
  for (let turn = 0; turn < SAVES + WARM; turn++) {
    // Taken in turns, so that whatever else the machine does falls on both.
    const a = await timed(() => ours.save(turn));
    const b = await timed(() => raw(turn));
    if (turn >= WARM) {
      times.ours.push(a);
      times.raw.push(b);
    }
  }
  await sql.end();
  await closeDatabase();
  await cluster.stop();
  const [mine, anchor] = [1000 / median(times.ours), 1000 / median(times.raw)];
  return [
    against(
      'save',
      'saves a second, PostgreSQL',
      [mine, '1/s'],
      ['the same SQL through postgres.js', anchor],
      0.5,
    ),
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** Saves one changed answer of the demo's draft through the product's own code. */
async function saver() {
  const db = database();
  const organisation = await organisationBySlug(db, 'bryn-works');
  if (!organisation) throw new Error('The demo has no Bryn Works');
  const versions = await versionsOf(db, organisation.id);
  const version = versions.find((each) => each.status === 'draft');
  const statement = (await statementsOf(db, organisation.id)).find(
    (each) => each.id === version?.statement_id,
  );
  if (!version || !statement) throw new Error('The demo has no draft');
  const section = (await askedIn(db, statement)).find((each) => each.id === 'jobs');
  const measures = (section?.measures ?? []).filter((measure) => measure.id === 'staff_fte');
  const [measure] = measures;
  if (!measure) throw new Error('The measure is gone');
  const periods = { own: periodOf(statement), previous: null };
  const actor = {
    personId: '00000000-0000-7000-8000-000000000001',
    name: 'Bench',
    email: '',
    bodyRoles: [],
    memberships: [],
  };
  const ids = {
    organisationId: organisation.id,
    statementId: statement.id,
    versionId: version.id,
    personId: actor.personId,
  };
  let seen = typeAnswer(measure, await figuresOf(db, organisation.id, version.id), periods);
  const rows = (await answersOf(db, organisation.id, version.id)).length;
  const save = async (turn: number) => {
    const mine = { value: String(10 + turn) };
    const { figures } = readAnswer(measure, mine, periods);
    const result = await saveAnswers({
      actor,
      ...ids,
      measures,
      periods,
      base: { staff_fte: seen },
      mine: { staff_fte: mine },
      figures,
    });
    if (result.saved !== 1) throw new Error('Nothing was saved');
    seen = mine;
  };
  return { save, ids: { ...ids, period: periods.own, rows } };
}
