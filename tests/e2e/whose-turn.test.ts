import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, MODES, openWatched, signIn, signOut, type Watched } from '../support/browser';
import { type RunningApp, startApp } from '../support/running-app';

describe.runIf(browserAvailable()).each(MODES)('whose turn it is, %s', (_name, javaScriptEnabled) => {
  let app: RunningApp;
  let page: Page;
  let sound: Watched['sound'];
  let close: Watched['close'];

  beforeAll(async () => {
    app = await startApp();
    const viewport = { width: 320, height: 700 };
    ({ page, sound, close } = await openWatched({ javaScriptEnabled, viewport }));
  });
  afterAll(async () => {
    await close?.();
    await app?.stop();
  });

  const go = (path: string) => page.goto(app.origin + path);
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
  const draftOf = async () => {
    await go('/organisations/bryn-works/statements');
    const link = page.getByRole('link', { name: '2025/26', exact: true });
    return (await link.getAttribute('href')) ?? '';
  };

  it('says who is signed in on every page, one that is not there too, on the smallest screen', async () => {
    await signIn(page, app.origin, 'editor');
    await heading('Your turn');
    for (const path of ['/home', '/directory', '/nothing-here', '/statements/none', '/scheme']) {
      await go(path);
      const name = page.getByRole('banner').getByText('Carys Beynon');
      await name.waitFor();
      const box = await name.boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= 320, path).toBe(true);
      await sound(path);
    }
  });

  it('leads past the list of sections to the questions', async () => {
    await go(`${await draftOf()}/jobs`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    while ((await focused()) !== 'Skip to the questions') await page.keyboard.press('Tab');
    await sound('section, skipping');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#questions$/);
    await page.keyboard.press('Tab');
    const inQuestions = await page.evaluate(
      () =>
        document.activeElement?.closest('#questions') !== null && document.activeElement !== document.body,
    );
    expect(inQuestions).toBe(true);
  });

  async function focused(): Promise<string> {
    return page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  }

  it('says in a section why nothing can be answered there, and offers nothing that does nothing', async () => {
    await go('/organisations/bryn-works/statements');
    await page.getByRole('link', { name: '2024/25', exact: true }).click();
    await page.getByRole('link', { name: 'Jobs', exact: true }).click();
    await heading('Jobs');
    await page.getByText(/^This statement is published\..*start a corrected version/).waitFor();
    expect(await page.locator('main form button').count()).toBe(0);
    expect(await page.locator('main').getByText('must be answered').count()).toBe(0);
    await sound('a section that is published');
  });

  it('gives a draft other days, and deletes one that was started by mistake', async () => {
    await go('/organisations/bryn-works/statements');
    await press('Start the statement');
    await heading('Social Impact Statement');
    await page.getByRole('link', { name: 'Change its days or delete it' }).click();
    await heading('Change the draft');
    await sound('change a draft');
    const start = page.locator('form', { has: page.getByText('Give it other days') });
    await start.getByLabel('Year').first().fill('2025');
    await press('Change the period');
    await page
      .getByText(/This overlaps the statement for|covers at most/)
      .first()
      .waitFor();
    await sound('change a draft, refused');
    await start.getByLabel('Month').first().fill('7');
    await start.getByLabel('Year').first().fill('2026');
    await press('Change the period');
    await page.getByText('The statement is for 1 July 2026 to 31 March 2027 now.').waitFor();
    await sound('task list, other days');
    await page.getByRole('link', { name: 'Change its days or delete it' }).click();
    await press('Delete the draft');
    await page.getByText('Confirm that the draft and all that is in it is to be deleted').first().waitFor();
    await sound('delete a draft, not confirmed');
    await page.getByLabel(/^Delete the draft for/).check();
    await press('Delete the draft');
    await page.getByText('The draft is deleted.').waitFor();
    await sound('statements, a draft deleted');
    expect(await page.getByRole('link', { name: '2026/27 (9 months)' }).count()).toBe(0);
  });

  it('drops a corrected version that was begun by mistake, and what is published stays', async () => {
    await go('/organisations/bryn-works/statements');
    await page.getByRole('link', { name: '2024/25', exact: true }).click();
    await heading('Social Impact Statement');
    const here = new URL(page.url()).pathname;
    await press('Start a corrected version');
    await page.getByText(/^Version \d+ has begun with the same answers/).waitFor();
    // What an assessor asked of the version that is published is nothing to answer now.
    expect(await page.getByText('What the assessor asks').count()).toBe(0);
    await page.getByRole('link', { name: 'Drop this corrected version' }).click();
    await heading('Drop this corrected version');
    await page.getByText('nothing: no answer was changed in it').waitFor();
    await sound('drop a correction');
    await press('Drop the corrected version');
    await page.getByText('Confirm that the corrected version is to be dropped').first().waitFor();
    await sound('drop a correction, not confirmed');
    await page.getByLabel(/^Drop version \d+ and keep version \d+/).check();
    await press('Drop the corrected version');
    await page.getByText(/^The corrected version is dropped\. Version \d+ stands as it was\.$/).waitFor();
    await sound('a correction dropped');
    expect(await page.getByRole('button', { name: 'Start a corrected version' }).count()).toBe(1);
    await go(`${here}/history`);
    await page.getByText('dropped a corrected version that was never submitted').first().waitFor();
    await go(`${here}/change`);
    await heading('Social Impact Statement');
  });

  it('leads on from home to the first answer that is left, and on a phone from there to all sections', async () => {
    await go('/organisations/bryn-works/statements');
    await press('Start the statement');
    await heading('Social Impact Statement');
    const here = new URL(page.url()).pathname;
    await go('/home');
    const way = page.getByRole('link', { name: /^Continue 2026\/27: \d+ of \d+ answers left$/ });
    // Nothing is answered yet: what is asked is read first.
    expect(await way.getAttribute('href')).toBe(here);
    await go(`${here}/narrative`);
    await page.locator('[name="community_of_interest.value"]').fill('The people of the valley.');
    await page.getByRole('button', { name: 'Save and come back later' }).last().click();
    await heading('Social Impact Statement');
    await go('/home');
    await way.click();
    await page.waitForURL(/\/narrative#aims$/);
    await page.getByRole('link', { name: 'All sections' }).first().click();
    await heading('Social Impact Statement');
    await page.getByRole('link', { name: 'Change its days or delete it' }).click();
    await page.getByLabel(/^Delete the draft for/).check();
    await press('Delete the draft');
    await page.getByText('The draft is deleted.').waitFor();
  });

  it('names an own measure otherwise, ends one that was submitted, and deletes one that was not', async () => {
    await go(`${await draftOf()}/own/add`);
    await page.getByLabel('What is counted').fill('Bread baked');
    await page.getByLabel('In which unit').fill('loaves');
    await page.getByLabel('Social').check();
    await page.getByLabel(/^Nobody:/).check();
    await press('Add the measure');
    await go('/organisations/bryn-works/statements');
    await page.getByRole('link', { name: 'Your own measures' }).click();
    await heading('Your own measures');
    await sound('own measures');
    await page.getByRole('link', { name: /^Change\s?: Bread baked/ }).click();
    await heading('Bread baked');
    await sound('own measure');
    await page.getByLabel('What is counted').fill('Jobs created');
    await press('Save');
    await page
      .getByText(/is asked.* already/)
      .first()
      .waitFor();
    await sound('own measure, refused');
    await page.getByLabel('What is counted').fill('Loaves baked');
    await press('Save');
    await page.getByText('It has another name or definition now.').waitFor();
    await page.getByRole('link', { name: /^Change\s?: Loaves baked/ }).click();
    await page.getByLabel(/^Delete “Loaves baked”/).check();
    await press('Delete the measure');
    await page.getByText('It is deleted, with what drafts and plans said of it.').waitFor();
    expect(await page.getByText('Loaves baked').count()).toBe(0);
    await page
      .getByRole('link', { name: /^Change\s?:/ })
      .first()
      .click();
    await sound('own measure, submitted');
    await press('End it');
    await page.getByText('It is ended.').waitFor();
    await page
      .getByRole('link', { name: /^Change\s?:/ })
      .first()
      .click();
    await sound('own measure, ended');
    await press('Ask it again');
    await page.getByText('It is asked again from now on.').waitFor();
    await signOut(page);
  });

  it('tells whoever has nothing to do what happens next, and an administrator why they do not decide', async () => {
    await signIn(page, app.origin, 'commissioner');
    await heading('Nothing waits for you');
    await page.getByText('You need do nothing here.').waitFor();
    await sound('home, a commissioner’s');
    await signOut(page);
    await signIn(page, app.origin, 'admin');
    await heading('Nothing waits for you');
    await sound('home, an administrator’s');
    await page.getByRole('banner').getByRole('link', { name: 'Review' }).click();
    await page.getByText('An assessor decides.').waitFor();
    await page.locator('.list-rows a').first().click();
    await page.getByText('Only an assessor decides about a statement.').waitFor();
    expect(await page.getByText('You belong to this organisation').count()).toBe(0);
    await sound('review, an administrator’s');
    await signOut(page);
  });
});
