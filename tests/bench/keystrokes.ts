import { TOTP } from 'otpauth';
import type { Locator, Page } from 'playwright-core';
import { openBrowser, signIn } from '../support/browser';
import { linkIn, type Mailbox, openMailbox } from '../support/mailbox';
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

  /** How many times Tab has to be pressed from where they are. Radio buttons of one name are one stop. */
  private tabsTo(target: Locator): Promise<number> {
    return target.evaluate((element) => {
      const here = document.activeElement;
      const [fromName, toName] = [here, element].map((each) => each?.getAttribute('name'));
      const all = [
        ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
      ].filter((each) => {
        if (each.tabIndex < 0 || !each.checkVisibility({ visibilityProperty: true })) return false;
        if ((each as HTMLInputElement).disabled) return false;
        if (each === here || each === element || !each.matches('input[type=radio]')) return true;
        const name = each.getAttribute('name') ?? '';
        const stop =
          document.querySelector(`input[name="${name}"]:checked`) ??
          document.querySelector(`input[name="${name}"]`);
        return each === stop && name !== fromName && name !== toName;
      });
      const from = all.indexOf(here as HTMLElement);
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

  /** Nothing where it is chosen already. */
  async choose(target: Locator): Promise<void> {
    if (await target.isChecked()) return;
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

/** One after the other, each with its figure where the page asks for it. Gives whether it did. */
async function addsOwn(hands: Hands, own: readonly (readonly [string, string, string])[]): Promise<boolean> {
  const { page } = hands;
  let stated = false;
  await hands.press(page.getByRole('link', { name: 'Add a measure of your own' }));
  for (const [at, [label, unit, figure]] of own.entries()) {
    await hands.type(page.getByLabel('What is counted'), label);
    await hands.type(page.getByLabel('In which unit'), unit);
    const value = page.getByLabel('How much it was');
    stated = (await value.count()) > 0;
    if (stated) await hands.type(value, figure);
    await hands.choose(page.getByLabel('Environmental well-being'));
    await hands.choose(page.locator('input[name="disclosure"]').first());
    const last = at === own.length - 1;
    const another = page.getByRole('button', { name: 'Add it and another' });
    const straightOn = !last && (await another.count()) > 0;
    await hands.press(straightOn ? another : page.getByRole('button', { name: 'Add the measure' }));
    // The page that asks for the next is the same one with nothing in it: what is typed before that is lost with it.
    if (straightOn) await page.getByText(`“${label}`).waitFor();
    else await page.getByRole('heading', { level: 1, name: 'Your own measures' }).waitFor();
    if (!last && !straightOn)
      await hands.press(page.getByRole('link', { name: 'Add a measure of your own' }));
  }
  return stated;
}

/** To a section from wherever they are, by the list of sections that is nearest. */
async function opens(hands: Hands, title: string): Promise<void> {
  const { page } = hands;
  await hands.press(page.getByRole('link', { name: title }).first());
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Whoever reads "Saved" goes on without a button. */
async function waitsUntilSaved(page: Page): Promise<void> {
  await page
    .locator('.saved')
    .getByText(/^Saved \d/)
    .waitFor();
}

async function checks(hands: Hands): Promise<void> {
  const { page } = hands;
  const straight = page.getByRole('link', { name: 'Check your answers' });
  if ((await straight.count()) === 0)
    await hands.press(page.getByRole('button', { name: 'Save and come back later' }));
  await hands.press(straight);
  await page.getByRole('heading', { level: 1, name: 'Check your answers' }).waitFor();
}

/** Six own measures with their figures, and a story, from signing in to the check page. */
async function statesMoreOfTheirOwn(hands: Hands, origin: string): Promise<void> {
  const { page } = hands;
  await page.goto(`${origin}/sign-in`);
  await hands.type(page.getByLabel('E-mail address'), 'editor@demo.test');
  await hands.type(page.getByLabel('Password'), DEMO_PASSWORD);
  await hands.press(page.getByRole('button', { name: 'Sign in' }));
  await hands.press(page.locator('.turn__action .govuk-button'));
  await opens(hands, 'Your story this year');
  for (const text of await page.locator('main form textarea').all()) await hands.type(text, WORDS);
  await waitsUntilSaved(page);
  await opens(hands, 'Your own measures');
  if (!(await addsOwn(hands, OWN))) {
    for (const [label, , figure] of OWN) {
      const question = page.locator('.question', { hasText: label });
      await hands.type(question.locator('input[name$=".value"]'), figure);
    }
    await waitsUntilSaved(page);
  }
  await checks(hands);
}

/** What a first year says where it must say something; stories are WORDS. */
const FIRST_YEAR: Record<string, string> = {
  jobs_created: '4',
  people_trained: '64',
  people_supported: '230',
  accounts_source: 'Unaudited accounts for the year.',
  total_income: '412000',
  trading_income: '371500',
  profit_after_tax: '18400',
  measurement_lead: 'Operations manager',
};

/** Answers what must be answered on a page of a section, in its order. */
async function answersWhatMust(hands: Hands): Promise<void> {
  const { page } = hands;
  for (const question of await page.locator('.question', { has: page.locator('.must') }).all()) {
    const choices = question.locator('input[type=radio]');
    const words = FIRST_YEAR[(await question.getAttribute('id')) ?? ''] ?? WORDS;
    if ((await choices.count()) > 0) await hands.choose(choices.first());
    else await hands.type(question.locator(':is(input[type=text], textarea):visible').first(), words);
  }
}

/** A first statement: what must be answered, with its story, and an own measure; then the director opens what to declare. */
async function statesForTheFirstTime(editor: Hands, director: Hands, origin: string): Promise<void> {
  const { page } = editor;
  const title = () => page.locator('h1').textContent();
  const on = () => page.getByRole('button', { name: /^Save and (continue|check your answers)$/ }).last();
  await page.goto(`${origin}/home`);
  await editor.press(page.locator('.turn__action .govuk-button'));
  await editor.press(page.getByRole('button', { name: 'Start the statement' }));
  await opens(editor, 'Your story this year');
  // A press stays once where it asks about something odd.
  for (let presses = 0; presses < 40 && (await on().count()) > 0; presses += 1) {
    const here = page.url();
    if (!here.includes('now=')) await answersWhatMust(editor);
    if ((await title()) === 'Your own measures' && !(await addsOwn(editor, OWN.slice(0, 1))))
      await editor.type(page.locator('.question input[name$=".value"]').first(), OWN[0][2]);
    const [from, was] = [page.url(), await title()];
    await editor.press(on());
    await page.waitForURL((url) => url.href !== from);
    if (page.url().includes('now=')) continue;
    await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, was);
  }
  if ((await title()) !== 'Check your answers') await checks(editor);
  await editor.press(page.getByRole('button', { name: 'Ready for a director to declare' }));
  await page.getByText('You have said that it is ready').waitFor();
  await director.page.goto(`${origin}/home`);
  await director.press(director.page.locator('.turn__action .govuk-button'));
  await director.page.getByRole('heading', { level: 1, name: 'Declare it true' }).waitFor();
}

/** Adds an organisation and the two people of its first statement, signed in: nothing of it is counted. */
async function newOrganisation(
  origin: string,
  mailbox: Mailbox,
  pages: { admin: Page; director: Page; editor: Page },
): Promise<void> {
  const { admin } = pages;
  await signIn(admin, origin, 'admin');
  await admin.goto(`${origin}/organisations`);
  await admin.getByLabel('Name', { exact: true }).fill('Bara Newydd CIC');
  await admin.getByLabel('Legal form').fill('Community interest company');
  await admin.getByLabel('Level').selectOption('mark');
  await admin.getByRole('button', { name: 'Add it' }).click();
  for (const role of ['director', 'editor'] as const) {
    const page = pages[role];
    await admin.getByLabel('E-mail address').fill(`${role}@example.org`);
    await admin.getByLabel('Role').selectOption(role);
    await admin.getByRole('button', { name: 'Invite' }).click();
    await page.goto(linkIn(await mailbox.next(`${role}@example.org`), origin));
    await page.getByLabel('Your name').fill(`The ${role}`);
    await page.getByLabel('Choose a password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Accept' }).click();
    const h1 = page.getByRole('heading', { level: 1, name: /^(Second factor|Nothing waits|Your turn)/ });
    await h1.waitFor();
    if ((await h1.textContent()) === 'Second factor') await setsUpFactor(page);
  }
}

const PASSWORD = 'granite pepper lantern sofa';

async function setsUpFactor(page: Page): Promise<void> {
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Show me the code to scan' }).click();
  const secret = (await page.locator('code.key').textContent())?.replace(/\s/g, '') ?? '';
  await page.getByRole('textbox', { name: 'Code' }).fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await page.getByRole('link', { name: 'I have kept them' }).click();
}

/** What tasks cost people, by the keystroke-level model. */
export async function keystrokes(): Promise<Row[]> {
  const mailbox = await openMailbox();
  const app = await startApp({ env: { SMTP_URL: mailbox.url, MAIL_FROM: 'The Mark <mark@example.org>' } });
  const browsers = await Promise.all([1, 2, 3].map(() => openBrowser()));
  const pageOf = async (at: number) => {
    const page = await browsers[at]?.context.newPage();
    if (!page) throw new Error('No browser');
    return page;
  };
  try {
    const returning = new Hands(await pageOf(0));
    await statesMoreOfTheirOwn(returning, app.origin);
    const pages = { admin: await pageOf(0), director: await pageOf(1), editor: await pageOf(2) };
    await returning.page.context().clearCookies();
    await newOrganisation(app.origin, mailbox, pages);
    const [editor, director] = [new Hands(pages.editor), new Hands(pages.director)];
    await statesForTheFirstTime(editor, director, app.origin);
    return [
      ...costOf('six own measures and a story', [returning]),
      ...costOf('a first statement to its declaration', [editor, director]),
    ];
  } finally {
    for (const { close } of browsers) await close();
    await app.stop();
    await mailbox.close();
  }
}

function costOf(task: string, hands: readonly Hands[]): Row[] {
  const sum = (of: 'pages' | 'clicks' | 'keys') => hands.reduce((all, each) => all + each[of], 0);
  const [clicks, keys] = [sum('clicks'), sum('keys')];
  const row = (what: string, value: number, unit = ''): Row => ({
    group: 'keystrokes',
    name: `${task}: ${what}`,
    value,
    unit,
  });
  return [
    row('pages', sum('pages')),
    row('clicks', clicks),
    row('keys', keys),
    row('interaction', Math.round(keys * KEY_S + clicks * CLICK_S), 's'),
  ];
}
