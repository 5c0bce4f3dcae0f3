import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPostgresDatabase, dropPostgresDatabase, engines } from '../support/database';
import { type RunningApp, startApp } from '../support/running-app';
import { signedIn, typedIn, type Visitor } from '../support/visitor';

const KILLS = 4;

/** Two answers that are always saved with one value, so that half a save would show. */
const PAIR = ['jobs_created.value', 'jobs_safeguarded.value'] as const;

describe.each(engines())('a server killed in mid-save, %s', (engine) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'proofmark-killed-'));
  let url = '';
  let visitor: Visitor;

  beforeAll(async () => {
    if (engine === 'postgres') url = await createPostgresDatabase();
    // One secret for all starts, so that the editor stays signed in.
    process.env.SESSION_SECRET = 'the same secret for every start of this test';
  });
  afterAll(async () => {
    delete process.env.SESSION_SECRET;
    if (url) await dropPostgresDatabase(url);
    rmSync(dataDir, { recursive: true, force: true });
  });

  const open = () => startApp({ dataDir, keep: true, ...(url && { databaseUrl: url }) });
  const address = (app: RunningApp) => app.origin + new URL(visitor.section).pathname;
  const typed = async (app: RunningApp) => typedIn(await (await fetch(address(app), visitor.request)).text());

  /** Saves one number after the other until the server is gone. Gives the last that was acknowledged. */
  async function saveUntilKilled(app: RunningApp, first: number, afterMs: number): Promise<number> {
    let acknowledged = first - 1;
    let form = await typed(app);
    let killed: Promise<void> | undefined;
    for (let next = first; ; next += 1) {
      const body = new URLSearchParams({
        ...form,
        ...Object.fromEntries(PAIR.map((name) => [name, String(next)])),
        intent: 'autosave',
      });
      const headers = { ...visitor.request.headers, origin: app.origin };
      const answer = await fetch(address(app), { method: 'POST', body, headers }).catch(() => null);
      const html = await answer?.text().catch(() => null);
      if (!answer || html == null) break;
      expect(answer.status).toBe(200);
      acknowledged = next;
      form = typedIn(html);
      killed ??= new Promise((done) => setTimeout(() => done(app.stop('SIGKILL')), afterMs));
    }
    await killed;
    return acknowledged;
  }

  // Promise: A kill loses nothing that was acknowledged | a save is one transaction with its event
  test('keeps every acknowledged answer and no half of any', async () => {
    let app = await open();
    visitor = await signedIn(app);
    let last = 99;
    let saves = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const first = last + 1;
      const acknowledged = await saveUntilKilled(app, first, 10 + 45 * kill);
      saves += acknowledged - last;
      app = await open();
      const form = await typed(app);
      const [one, other] = PAIR.map((name) => Number(form[name]));
      expect(one).toBe(other);
      // What was under way may have been committed without the answer arriving; nothing acknowledged is missing.
      expect([acknowledged, acknowledged + 1]).toContain(one);
      last = Math.max(acknowledged, one ?? 0);
    }
    // At least one was acknowledged before each kill.
    expect(saves).toBeGreaterThanOrEqual(KILLS);
    await app.stop();
    const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: url };
    const said = execFileSync(process.execPath, ['--import', 'tsx', 'app/commands/verify.ts'], { env });
    expect(said.toString()).not.toMatch(/broken|does not match/);
    // Each kill starts the whole program again.
  }, 240_000);
});
