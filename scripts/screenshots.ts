import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, signIn, signOut } from '../tests/support/browser';
import { type RunningApp, startApp } from '../tests/support/running-app';

// The README's pictures, made from the demo: `npm run screenshots`. Needs Chromium, and pdftoppm for the PDF's page.
const FOLDER = 'docs/screenshots';
const WIDE = { width: 1280, height: 860 };
const TALL = { width: 1280, height: 1380 };
const NARROW = { width: 390, height: 844 };
const YEAR = '/directory/bryn-works/2025-03-31';

async function take(page: Page, app: RunningApp, name: string, path: string, size = WIDE): Promise<void> {
  await page.setViewportSize(size);
  await page.goto(app.origin + path);
  // Live charts draw themselves a moment after the page is there.
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

/** The first page of a public PDF as a picture. */
async function takePdf(app: RunningApp, name: string, path: string): Promise<void> {
  const response = await fetch(app.origin + path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const file = join(FOLDER, `${name}.pdf`);
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  execFileSync('pdftoppm', ['-r', '70', '-png', '-singlefile', '-f', '1', file, join(FOLDER, name)]);
  rmSync(file);
}

const app = await startApp();
const { context, close } = await openBrowser();
try {
  mkdirSync(FOLDER, { recursive: true });
  const page = await context.newPage();
  await take(page, app, 'statement', YEAR);
  await takePdf(app, 'commissioner-pdf', `${YEAR}/commissioner.pdf`);
  await signIn(page, app.origin, 'editor');
  await page.goto(`${app.origin}/organisations/bryn-works/statements`);
  const draft = await page.getByRole('link', { name: '2025/26', exact: true }).getAttribute('href');
  await take(page, app, 'section', `${draft}/jobs`);
  await take(page, app, 'section-phone', `${draft}/jobs`, NARROW);
  await take(page, app, 'overview', '/organisations/bryn-works', TALL);
  await signOut(page);
} finally {
  await close();
  await app.stop();
}
