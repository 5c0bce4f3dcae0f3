import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importTable } from '~/statement/import/import.server';
import { closeDatabase, database, openDatabase } from '~db/client';
import { browserAvailable, openBrowser, signIn } from '../support/browser';
import { formOf, without } from '../support/form-of';
import { addMember } from '../support/member';
import { type RunningApp, startApp } from '../support/running-app';

const CASES = 'tests/cases/published';
const slugs = readdirSync(CASES).map((name) => basename(name, '.csv'));

interface Draft {
  slug: string;
  id: string;
  sections: string[];
}

describe.runIf(browserAvailable())('every section of every published case, without JavaScript', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'proofmark-untouched-'));
  const drafts: Draft[] = [];
  let app: RunningApp;
  let page: Page;
  let close: () => Promise<void>;
  let before: Record<string, unknown[]>;

  beforeAll(async () => {
    await (await startApp({ dataDir, keep: true })).stop();
    before = await inDatabase(async () => {
      for (const slug of slugs) {
        const bytes = readFileSync(`${CASES}/${slug}.csv`);
        const request = {
          actor: null,
          slug,
          create: slug,
          filename: `${slug}.csv`,
          bytes,
          as: 'draft' as const,
        };
        expect([slug, (await importTable(request)).errors]).toEqual([slug, []]);
        await addMember('editor', slug);
      }
      const found = await database()
        .selectFrom('statement')
        .innerJoin('organisation', 'organisation.id', 'statement.organisation_id')
        .select(['statement.id', 'slug'])
        .where('slug', 'in', slugs)
        .execute();
      drafts.push(...found.map((each) => ({ ...each, sections: [] })));
      return everything();
    });
    app = await startApp({ dataDir, keep: true });
    const browser = await openBrowser({ javaScriptEnabled: false });
    close = browser.close;
    page = await browser.context.newPage();
    await signIn(page, app.origin, 'editor');
  });
  afterAll(async () => {
    await close?.();
    await app?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** Runs while no app has the database. */
  async function inDatabase<T>(read: () => Promise<T>): Promise<T> {
    await openDatabase({ dataDir: join(dataDir, 'database') });
    try {
      return await read();
    } finally {
      await closeDatabase();
    }
  }

  /** All that a save could change: answers with who wrote them, versions, comments and the history. */
  async function everything(): Promise<Record<string, unknown[]>> {
    const stored: Record<string, unknown[]> = {};
    for (const table of [
      'answer',
      'version',
      'field_comment',
      'audit_event',
      'own_measure',
      'unread_answer',
    ] as const) {
      const rows = await database().selectFrom(table).selectAll().execute();
      stored[table] = rows.map((row) => JSON.stringify(row)).sort();
    }
    return stored;
  }

  it('changes nothing and is refused nowhere', async () => {
    expect(drafts.length).toBeGreaterThanOrEqual(slugs.length);
    let saved = 0;
    let inputs = 0;
    for (const draft of drafts) {
      await page.goto(`${app.origin}/statements/${draft.id}/narrative`);
      const links = await page
        .locator('.steps a')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
      draft.sections = links.filter((link) => link.startsWith(`/statements/${draft.id}/`));
      expect(draft.sections.length).toBeGreaterThan(7);
      for (const section of draft.sections) {
        const shown = await page.goto(app.origin + section);
        // What our own reader of pages says a browser sends is what this one does.
        const html = ((await shown?.text()) ?? '').replace(/^[\s\S]*?<main/, '');
        const posted = page.waitForRequest((request) => request.method() === 'POST');
        const [answer] = await Promise.all([
          page.waitForResponse((response) => response.request().method() === 'POST'),
          page.locator('button.govuk-button[name=intent][value=continue]').click(),
        ]);
        expect([section, answer.status()]).toEqual([section, 303]);
        const sent = new URLSearchParams((await posted).postData() ?? '');
        const read = formOf(html, { name: 'intent', value: 'continue' });
        expect([...sent].filter(([name]) => name !== 'base')).toEqual(
          [...read].filter(([name]) => name !== 'base'),
        );
        inputs += [...sent].length;
        await page.waitForLoadState();
        expect(await page.locator('.govuk-error-summary, .clash').count(), section).toBe(0);
        saved += 1;
      }
    }
    await app.stop();
    expect(await inDatabase(everything)).toEqual(before);
    if (process.env.SAMPLES)
      console.info({
        cases: slugs.length,
        drafts: drafts.length,
        answers: before.answer?.length,
        saved,
        inputs,
      });
    app = await startApp({ dataDir, keep: true });
  }, 600_000);

  it('changes what is stored where a page lacks one input: so the test above could fail', async () => {
    for (const section of drafts.flatMap(({ sections }) => sections)) {
      const shown = await page.goto(app.origin + section);
      const html = (await shown?.text()) ?? '';
      const held = [
        ...formOf(html.replace(/^[\s\S]*?<main/, ''), { name: 'intent', value: 'continue' }),
      ].find(([name, value]) => name.endsWith('.value') && value !== '');
      if (!held) continue;
      await page.route(app.origin + section, (route) =>
        route.request().method() === 'GET'
          ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: without(html, held[0]) })
          : route.continue(),
      );
      await page.goto(app.origin + section);
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'POST'),
        page.locator('button.govuk-button[name=intent][value=continue]').click(),
      ]);
      await app.stop();
      const after = await inDatabase(everything);
      app = await startApp({ dataDir, keep: true });
      // Kept as typed where the answer has a note, which is then about nothing; taken away where it has none.
      expect([303, 422]).toContain(answer.status());
      expect(JSON.stringify(after)).not.toBe(JSON.stringify(before));
      return;
    }
    throw new Error('No section of any case holds anything');
  }, 600_000);
});
