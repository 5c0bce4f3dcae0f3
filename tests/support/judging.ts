import type { Page } from 'playwright-core';

/** What an assessor chooses by what the answers show: whatever is not computed holds. */
const CHOICES: Record<string, string> = { 'Not passed': 'not_met', 'Does not apply': 'not_applicable' };

/** Judges every criterion on its page, each in words. */
export async function judgeOnPage(page: Page): Promise<void> {
  for (const section of await page.locator('section.statement-section').all()) {
    const shown = await section.locator('.govuk-tag').first().textContent();
    await section.locator(`input[type=radio][value=${CHOICES[shown ?? ''] ?? 'met'}]`).check();
    await section.locator('textarea').fill('Read beside the evidence; it holds.');
  }
  await page.getByRole('button', { name: 'Keep these verdicts' }).click();
  await page.getByText('Nothing: an assessor who gave none of these verdicts can decide.').waitFor();
}

/** Says of everything that a statement raises that it was read. */
export async function readAll(page: Page): Promise<void> {
  for (const box of await page.locator('input[type=checkbox][name^=read_]').all()) await box.check();
}
