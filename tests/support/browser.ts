import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { DEMO_PASSWORD } from './running-app';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = PLACES.find(existsSync);

/** Whether browser tests can run here; with PROOFMARK_NO_SKIP they must. */
export function browserAvailable(): boolean {
  if (!executablePath && process.env.PROOFMARK_NO_SKIP) throw new Error('Browser tests need Chromium');
  return executablePath !== undefined;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

interface BrowserOptions {
  javaScriptEnabled?: boolean;
  viewport?: { width: number; height: number };
  /** Whether it has a screen that can be touched, too. */
  hasTouch?: boolean;
}

/** A browser of its own with a new profile. */
export async function openBrowser(
  options: BrowserOptions = {},
): Promise<{ context: BrowserContext; close: () => Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'proofmark-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: FLAGS,
    headless: true,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { context, close };
}

/** A product that is whole without JavaScript is tried both ways. */
export const MODES = [
  ['with JavaScript', true],
  ['without JavaScript', false],
] as const;

export interface Watched {
  page: Page;
  /** Fails when the page as it stands cannot be read by everybody, or is wider than its screen. */
  sound: (state: string) => Promise<void>;
  close: () => Promise<void>;
}

/** A page whose states can be asked about in either mode. */
export async function openWatched(options: BrowserOptions): Promise<Watched> {
  const browsers = [await openBrowser(options)];
  if (options.javaScriptEnabled === false)
    browsers.push(await openBrowser({ ...options, javaScriptEnabled: true }));
  const [page, auditor] = await Promise.all(browsers.map(({ context }) => context.newPage()));
  if (!page) throw new Error('No browser');
  return {
    page,
    sound: async (state) => {
      await expectAccessible(page, state, auditor);
      await expectNoSidewaysScroll(page, state);
    },
    close: async () => {
      for (const { close } of browsers) await close();
    },
  };
}

/** Signs a demo person in, as they would. */
export async function signIn(page: Page, origin: string, who: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('E-mail address').fill(`${who}@demo.test`);
  await page.getByLabel('Password').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Signs out by the page's own button. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Sign out/ }).click();
  await page.getByRole('link', { name: 'Sign in', exact: true }).waitFor();
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
}

/**
 * Fails when axe finds anything wrong with the page as it stands. A page without JavaScript cannot run axe: its HTML
 * is shown, scripts taken out, in an auditor's page that can.
 */
export async function expectAccessible(shown: Page, state: string, auditor?: Page): Promise<void> {
  const page = auditor ? await shownIn(auditor, shown) : shown;
  // Through the debugger, for the page's own policy lets no foreign script in.
  await page.evaluate(axe);
  const result = await page.evaluate(() =>
    (window as unknown as { axe: { run: (root: Document, options: object) => Promise<AxeResult> } }).axe.run(
      document,
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      },
    ),
  );
  const found = result.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join('; ')}`,
  );
  expect(found, `axe: ${state}`).toEqual([]);
}

/** Nothing sticks out sideways. */
export async function expectNoSidewaysScroll(page: Page, state: string): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over, `sideways scroll: ${state}`).toBeLessThanOrEqual(0);
}

async function shownIn(auditor: Page, shown: Page): Promise<Page> {
  const url = shown.url().split('#')[0] ?? '';
  const html = (await shown.content())
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<link rel="modulepreload"[^>]*>/g, '');
  await auditor.unrouteAll();
  await auditor.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await auditor.goto(url);
  return auditor;
}
