import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Locator, type Page } from 'playwright-core';
import { DEMO_PASSWORD, startApp } from '../support/running-app';
import type { Row } from './row';

/** The keystroke-level model: a key, and a click with the way to it (Card, Moran and Newell 1980). */
const KEY_S = 0.28;
const CLICK_S = 3.05;
/** Somebody tabs to a field that is this near, and takes the pointer for one that is farther. */
const NEAR = 3;

/** A person at a keyboard: everything that they do is counted. */
class Hands {
  pages = 0;
  clicks = 0;
  keys = 0;

  constructor(readonly page: Page) {
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.pages += 1;
    });
  }

  /** How many times Tab has to be pressed from where they are. */
  private tabsTo(target: Locator): Promise<number> {
    return target.evaluate((element) => {
      const all = [
        ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
      ].filter(
        (each) =>
          each.tabIndex >= 0 &&
          !(each as HTMLInputElement).disabled &&
          each.checkVisibility({ visibilityProperty: true }),
      );
      const from = all.indexOf(document.activeElement as HTMLElement);
      return from < 0 ? Number.POSITIVE_INFINITY : all.indexOf(element as HTMLElement) - from;
    });
  }

  private async reach(target: Locator): Promise<void> {
    const tabs = await this.tabsTo(target);
    if (tabs >= 0 && tabs <= NEAR) {
      this.keys += tabs;
      await target.focus();
      return;
    }
    this.clicks += 1;
    await target.click();
  }

  async type(target: Locator, words: string): Promise<void> {
    await this.reach(target);
    await target.fill(words);
    this.keys += words.length;
  }

  /** A button or a link. */
  async press(target: Locator): Promise<void> {
    const tabs = await this.tabsTo(target);
    if (tabs >= 0 && tabs <= NEAR) this.keys += tabs + 1;
    else this.clicks += 1;
    await target.click();
    await this.page.waitForLoadState('networkidle');
  }

  async choose(target: Locator): Promise<void> {
    this.clicks += 1;
    await target.check();
  }
}

const WORDS = 'We took on people whom nobody else would have, and most of them are still here a year later.';
const OWN = [
  ['Chairs mended', 'pieces', '1240'],
  ['Sofas mended', 'pieces', '310'],
  ['Repair cafés', 'events', '24'],
  ['Paint reused', 'litres', '860'],
  ['Van journeys', 'journeys', '415'],
  ['Miles by bicycle', 'miles', '2150'],
] as const;

/** Six own measures with their figures, and a story, from signing in to the check page. */
async function statesMoreOfTheirOwn(hands: Hands, origin: string): Promise<void> {
  const { page } = hands;
  await page.goto(`${origin}/sign-in`);
  await hands.type(page.getByLabel('E-mail address'), 'editor@demo.test');
  await hands.type(page.getByLabel('Password'), DEMO_PASSWORD);
  await hands.press(page.getByRole('button', { name: 'Sign in' }));
  // Whatever signing in leads to, the statement is one or two links away.
  const list = page.locator('a[href="/organisations/bryn-works/statements"]').first();
  await hands.press(list);
  await hands.press(page.locator('main a[href^="/statements/"]').first());
  await hands.press(page.getByRole('link', { name: 'Your story this year' }));
  await page.getByRole('heading', { level: 1, name: 'Your story this year' }).waitFor();
  for (const text of await page.locator('main form textarea').all()) await hands.type(text, WORDS);
  await hands.press(page.getByRole('button', { name: 'Save and come back later' }));
  await hands.press(page.getByRole('link', { name: 'Your own measures' }));
  await hands.press(page.getByRole('link', { name: 'Add a measure of your own' }));
  for (const [at, [label, unit]] of OWN.entries()) {
    await hands.type(page.getByLabel('What is counted'), label);
    await hands.type(page.getByLabel('In which unit'), unit);
    await hands.choose(page.getByLabel('Environmental well-being'));
    await hands.choose(page.locator('input[name="disclosure"]').first());
    const last = at === OWN.length - 1;
    const another = page.getByRole('button', { name: 'Add it and another' });
    const straightOn = !last && (await another.count()) > 0;
    await hands.press(straightOn ? another : page.getByRole('button', { name: 'Add the measure' }));
    if (!last && !straightOn)
      await hands.press(page.getByRole('link', { name: 'Add a measure of your own' }));
  }
  for (const [label, , figure] of OWN) {
    const question = page.locator('.question', { hasText: label });
    await hands.type(question.locator('input[name$=".value"]'), figure);
  }
  await hands.press(page.getByRole('button', { name: 'Save and come back later' }));
  await hands.press(page.getByRole('link', { name: 'Check your answers' }));
  await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
}

/** What a task costs a person, by the keystroke-level model. */
export async function keystrokes(): Promise<Row[]> {
  const app = await startApp();
  const profile = mkdtempSync(join(tmpdir(), 'proofmark-hands-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
    viewport: { width: 1280, height: 900 },
  });
  try {
    const hands = new Hands(await context.newPage());
    await statesMoreOfTheirOwn(hands, app.origin);
    const { pages, clicks, keys } = hands;
    const seconds = keys * KEY_S + clicks * CLICK_S;
    const of = (what: string, value: number, unit: string): Row => ({
      group: 'keystrokes',
      name: `six own measures and a story: ${what}`,
      value,
      unit,
    });
    return [
      of('pages', pages, ''),
      of('clicks', clicks, ''),
      of('keys', keys, ''),
      of('interaction', Math.round(seconds), 's'),
    ];
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
    await app.stop();
  }
}
