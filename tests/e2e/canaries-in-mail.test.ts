import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvOf } from '../cases/rows';
import { linkIn, type Mailbox, openMailbox } from '../support/mailbox';
import { DEMO_PASSWORD, type RunningApp, startApp } from '../support/running-app';
import { secretsIn } from '../support/secrets';
import { postTo, signInAs, textAt } from '../support/visitor';

const MINE = ['Canary Homes', 'canary-homes', '7813', 'canarywarden', 'Canaryshire'];
const ROW = { period_start: '2024-04-01', period_end: '2025-03-31', series: 'actual', basis: 'counted' };

/**
 * What the service says to people of one organisation, and to whoever runs it, while things happen in it: nothing of another
 * organisation, and nothing that opens an account. Every app and every mailbox of these tests is looked through for secrets
 * when it is closed (`tests/support/secrets.ts`); here, that what is looked for would be found.
 */
describe('nothing of another organisation in mail and logs', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'proofmark-mail-canaries-'));
  let app: RunningApp;
  let mailbox: Mailbox;
  const tokens: string[] = [];

  beforeAll(async () => {
    const file = join(dataDir, 'canaries.csv');
    const canary = { ...ROW, unit: 'households', value: '7813', note: 'Counted by a canarywarden.' };
    writeFileSync(file, csvOf([{ ...canary, measure: 'homelessness_prevented', area: 'Canaryshire' }]));
    const args = [file, '--organisation', 'canary-homes', '--create', 'Canary Homes', '--as', 'published'];
    execFileSync(process.execPath, ['--import', 'tsx', 'app/commands/import.ts', ...args], {
      env: { ...process.env, DATA_DIR: dataDir },
    });
    mailbox = await openMailbox();
    app = await startApp({
      dataDir,
      env: { SMTP_URL: mailbox.url, MAIL_FROM: 'The Mark <mark@example.org>' },
    });
  }, 120_000);
  afterAll(async () => {
    await app?.stop();
    await mailbox?.close();
  });

  const told = async (to: string) => {
    const link = linkIn(await mailbox.next(to), app.origin);
    tokens.push(link.split('/').at(-1) ?? '');
    return link;
  };

  test('while people are invited, asked, registered and refused', async () => {
    const [director, editor, admin] = [
      await signInAs(app, 'director'),
      await signInAs(app, 'editor'),
      await signInAs(app, 'admin'),
    ];
    const people = '/organisations/bryn-works/people';
    await postTo(app, people, director, { intent: 'invite', email: 'new@example.org', role: 'editor' });
    const invitation = await told('new@example.org');
    await postTo(app, new URL(invitation).pathname, '', {
      name: 'New',
      password: 'orchid ladder winter plumber',
    });
    const list = await textAt(app, '/organisations/bryn-works/statements', editor);
    const id = /\/statements\/([0-9a-f-]{36})/.exec(list)?.[1];
    await postTo(app, `/statements/${id}/ask/jobs`, editor, {
      intent: 'invite',
      email: 'payroll@example.org',
      note: 'You have the payroll.',
    });
    await told('payroll@example.org');
    // One whose address has a role at the other organisation and here: mail of each says its own alone.
    await postTo(app, '/organisations/canary-homes/people', admin, {
      intent: 'invite',
      email: 'both@example.org',
      role: 'editor',
    });
    await mailbox.next('both@example.org');
    await postTo(app, people, director, { intent: 'invite', email: 'both@example.org', role: 'editor' });
    await told('both@example.org');
    await postTo(app, '/reset', '', { email: 'manager@demo.test' });
    await told('manager@demo.test');
    await postTo(app, '/register', '', { name: 'Con', buysFor: 'Anytown', email: 'con@anytown.gov.uk' });
    await told('con@anytown.gov.uk');
    for (const password of ['orchid ladder winter plumber', 'copper meadow violin kettle'])
      await postTo(app, '/sign-in', '', { email: 'director@demo.test', password, from: '', carried: '' });
    for (const token of tokens)
      for (const path of ['/invitation/', '/reset/', '/register/', '/board/'])
        await postTo(app, `${path}${token}x`, '', { password: DEMO_PASSWORD });
    for (const who of [director, editor, ''])
      for (const path of ['/organisations/canary-homes', '/organisations/canary-homes/people', '/nothing'])
        await textAt(app, path, who);
  }, 60_000);

  test('no mail to anybody else, and no line, has a canary', () => {
    const others = mailbox.mails.filter(({ subject }) => !subject?.includes('Canary Homes'));
    expect(mailbox.mails.length - others.length).toBe(1);
    expect(others.length).toBeGreaterThanOrEqual(5);
    const said = [...others.map(({ subject, text, html }) => `${subject} ${text} ${html}`), app.said()];
    expect(MINE.filter((canary) => said.some((words) => words.includes(canary)))).toEqual([]);
    expect(tokens.filter((token) => app.said().includes(token))).toEqual([]);
  });

  test('and the look finds each kind of secret where it stands', async () => {
    const signedIn = await signInAs(app, 'editor');
    const found = (words: string) => secretsIn(words, { links: 'secret' });
    expect(found(`cookie: ${signedIn}`)).toContain('a cookie');
    expect(found(`password=${DEMO_PASSWORD}`)).toEqual(['a password']);
    expect(found('otpauth://totp/Proofmark:a@b?secret=JBSWY3DPEHPK3PXP')).toEqual(['a seed of codes']);
    expect(found('$argon2id$v=19$m=65536')).toEqual(['a hash of a password']);
    expect(found(`GET ${app.origin}/invitation/${tokens[0]}`)).toEqual(['a link']);
    expect(found('id_token: eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.x')).toEqual(['a token of a provider']);
    expect(found(app.said().split('Proofmark is at')[0] ?? '')).toEqual([]);
  });
});
