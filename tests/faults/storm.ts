import { sql } from 'kysely';
import { database, inTransaction, type Tx } from '~db/client';
import { ConnectionLost } from '~db/fenced/errors';

/** `owner` is what the transaction said it was for; `tenant` is what each statement says. They must agree. */
export const stormTable = `create table storm (
  tenant integer not null, owner text, attempt text not null, step integer not null
)`;

const STEPS = 5;

type Outcome = 'kept' | 'dead' | 'unknown';

export interface Storm {
  tenants: number;
  rounds: number;
  /** Attempt → what its caller was told became of it. Named by tenant. */
  attempts: Map<string, Outcome>;
  stopped: boolean;
  stop(): void;
  keptSoFar(): number;
  /** Resolves once so many transactions have been acknowledged. */
  reached(kept: number): Promise<void>;
}

/** Many tenants, each running one transaction after another at the same time. */
export function storm(size: { tenants: number; rounds: number }): Storm {
  const attempts = new Map<string, Outcome>();
  const keptSoFar = () => [...attempts.values()].filter((outcome) => outcome === 'kept').length;
  const weather: Storm = {
    ...size,
    attempts,
    stopped: false,
    stop: () => {
      weather.stopped = true;
    },
    keptSoFar,
    reached: async (kept) => {
      while (keptSoFar() < kept && !weather.stopped) await pause(5);
    },
  };
  return weather;
}

/** Runs it to its end, whatever becomes of the transactions. */
export async function run(weather: Storm): Promise<void> {
  const tenants = Array.from({ length: weather.tenants }, (_, index) => runTenant(weather, index + 1));
  await Promise.all(tenants);
}

async function runTenant(weather: Storm, tenant: number): Promise<void> {
  for (let round = 0; round < weather.rounds && !weather.stopped; round += 1) {
    let attempt = '';
    let retries = 0;
    try {
      await inTransaction(async (tx) => {
        attempt = `${tenant}/${round}/${retries}`;
        retries += 1;
        // Dead unless its caller is told otherwise: a retried attempt is never heard of again.
        weather.attempts.set(attempt, 'dead');
        await write(tx, tenant, attempt, round % 2 === 0);
      });
      weather.attempts.set(attempt, 'kept');
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
      if (error.outcomeUnknown) weather.attempts.set(attempt, 'unknown');
      await pause(5);
    }
  }
}

/** Half of the transactions go on asking after an error, as code that catches too much would. */
async function write(tx: Tx, tenant: number, attempt: string, stubborn: boolean): Promise<void> {
  const swallow = (error: unknown) => {
    if (!stubborn) throw error;
  };
  await sql`select set_config('proofmark.owner', ${String(tenant)}, true)`.execute(tx).catch(swallow);
  for (let step = 1; step <= STEPS; step += 1) {
    await sql`insert into storm
      values (${tenant}, current_setting('proofmark.owner', true), ${attempt}, ${step})`
      .execute(tx)
      .catch(swallow);
    await pause(step % 2);
  }
}

/** What the table holds against what the callers were told; `wrong` names each contradiction. */
export async function verdict(weather: Storm): Promise<{ kept: number; dead: number; wrong: string[] }> {
  const { rows } = await sql<{ attempt: string; steps: number; crossed: boolean }>`
    select attempt, count(*) as steps,
      bool_or(owner is distinct from tenant::text or split_part(attempt, '/', 1) <> tenant::text) as crossed
    from storm group by attempt`.execute(database());
  const stored = new Map(rows.map((row) => [row.attempt, row]));
  const wrong = rows.filter((row) => row.crossed).map((row) => `${row.attempt} crossed`);
  for (const attempt of stored.keys()) {
    if (!weather.attempts.has(attempt)) wrong.push(`${attempt} was never made`);
  }
  for (const [attempt, outcome] of weather.attempts) {
    const steps = stored.get(attempt)?.steps ?? 0;
    if (outcome === 'kept' && steps !== STEPS) wrong.push(`${attempt} was acknowledged with ${steps} rows`);
    if (outcome === 'dead' && steps !== 0) wrong.push(`${attempt} died and left ${steps} rows`);
    if (outcome === 'unknown' && steps !== 0 && steps !== STEPS) wrong.push(`${attempt} left half: ${steps}`);
  }
  const count = (outcome: Outcome) => [...weather.attempts.values()].filter((it) => it === outcome).length;
  return { kept: count('kept'), dead: count('dead'), wrong };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
