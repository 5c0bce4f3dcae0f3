import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, type RunningApp, startApp } from '../support/running-app';

const ROLES = [
  'nobody',
  'editor',
  'director',
  'manager',
  'assessor',
  'second.assessor',
  'admin',
  'commissioner',
  'stranger',
] as const;
type Role = (typeof ROLES)[number];

/** 302 stands for "sign in first". `stranger` is an editor asking for another organisation's pages. */
type Answers = Partial<Record<Role, number>> & { others: number };
interface Line {
  path: string;
  get: Answers;
  post: Answers;
}

const open = { others: 200 };
const no = { others: 405 };
const members = { editor: 200, director: 200, manager: 200 };
const body = { assessor: 200, 'second.assessor': 200, admin: 200 };
const seen: Answers = { nobody: 302, ...members, ...body, others: 404 };
const sharingForbidden = { editor: 403, assessor: 403, 'second.assessor': 403, admin: 403 };
const administrators: Answers = { nobody: 302, admin: 200, others: 404 };
const administratorsPost: Answers = { nobody: 307, admin: 422, others: 404 };
const assessorsForbidden = { assessor: 403, 'second.assessor': 403 };
const membersForbidden = { editor: 403, director: 403, manager: 403 };
const auditors: Answers = {
  nobody: 302,
  director: 200,
  admin: 200,
  editor: 403,
  manager: 403,
  ...assessorsForbidden,
  others: 404,
};
const bodyForbidden = { manager: 403, assessor: 403, 'second.assessor': 403, admin: 403 };

/**
 * Every route and what it answers to whom; what is posted is a field that no form has, which is refused (422) to whoever
 * may post at all. A route that is not here fails the test.
 */
const TABLE: Record<string, Line> = {
  // What nothing else answers.
  $: { path: '/nothing', get: { others: 404 }, post: no },
  // There in development only.
  style: { path: '/style', get: { others: 404 }, post: no },
  _index: { path: '/', get: open, post: no },
  about: { path: '/about', get: open, post: no },
  questions: { path: '/questions', get: open, post: no },
  'directory._index': { path: '/directory', get: open, post: no },
  'directory.$slug._index': { path: '/directory/bryn-works', get: open, post: no },
  'directory.$slug.$periodEnd._index': { path: '/directory/bryn-works/2024-03-31', get: open, post: no },
  'directory.$slug.$periodEnd.data[.]csv': {
    path: '/directory/bryn-works/2024-03-31/data.csv',
    get: open,
    post: no,
  },
  'directory.$slug.$periodEnd.parts[.]csv': {
    path: '/directory/bryn-works/2024-03-31/parts.csv',
    get: open,
    post: no,
  },
  'directory.$slug.data[.]csv': { path: '/directory/bryn-works/data.csv', get: open, post: no },
  'directory.$slug.parts[.]csv': { path: '/directory/bryn-works/parts.csv', get: open, post: no },
  'directory.$slug.codebook[.]csv': { path: '/directory/bryn-works/codebook.csv', get: open, post: no },
  'directory.$slug.data[.]jsonld': { path: '/directory/bryn-works/data.jsonld', get: open, post: no },
  'directory.$slug.$periodEnd.statement[.]json': {
    path: '/directory/bryn-works/2024-03-31/statement.json',
    get: open,
    post: no,
  },
  'directory.$slug.$periodEnd.codebook[.]csv': {
    path: '/directory/bryn-works/2024-03-31/codebook.csv',
    get: open,
    post: no,
  },
  'directory.$slug.$periodEnd.data[.]jsonld': {
    path: '/directory/bryn-works/2024-03-31/data.jsonld',
    get: open,
    post: no,
  },
  'directory.$slug.$periodEnd.summary[.]txt': {
    path: '/directory/bryn-works/2024-03-31/summary.txt',
    get: open,
    post: no,
  },
  'verify._index': { path: '/verify', get: open, post: no },
  'verify.$code': { path: '/verify/CODE', get: open, post: no },
  'directory.$slug.$periodEnd.statement[.]pdf': {
    path: '/directory/bryn-works/2024-03-31/statement.pdf',
    get: open,
    post: no,
  },
  'directory.$slug.$periodEnd.declaration[.]pdf': {
    path: '/directory/bryn-works/2024-03-31/declaration.pdf',
    get: open,
    post: no,
  },
  'directory.$slug.$periodEnd.commissioner[.]pdf': {
    path: '/directory/bryn-works/2024-03-31/commissioner.pdf',
    get: open,
    post: no,
  },
  'sign-in._index': { path: '/sign-in', get: { nobody: 200, others: 302 }, post: { others: 422 } },
  'sign-in.passkey': { path: '/sign-in/passkey', get: open, post: { others: 422 } },
  'sign-in.code': { path: '/sign-in/code', get: { nobody: 200, others: 302 }, post: { others: 422 } },
  // Where no provider of sign-ins is configured, nothing of it is there.
  'sign-in.provider._index': {
    path: '/sign-in/provider',
    get: { others: 404 },
    post: { others: 404 },
  },
  'sign-in.provider.back': { path: '/sign-in/provider/back', get: { others: 404 }, post: no },
  'account.provider': {
    path: '/account/provider',
    get: { nobody: 302, others: 404 },
    post: { nobody: 307, others: 404 },
  },
  'setup.$token': { path: '/setup/unknown', get: { others: 410 }, post: { others: 410 } },
  'invitation.$token': { path: '/invitation/unknown', get: { others: 410 }, post: { others: 422 } },
  'register._index': { path: '/register', get: open, post: { others: 422 } },
  'register.$token': { path: '/register/unknown', get: { others: 410 }, post: { others: 410 } },
  'reset._index': { path: '/reset', get: open, post: { others: 422 } },
  'reset.$token': { path: '/reset/unknown', get: { others: 410 }, post: { others: 422 } },
  'apply._index': { path: '/apply', get: open, post: no },
  'apply.form': { path: '/apply/form', get: open, post: { others: 422 } },
  'apply.confirm.$token': { path: '/apply/confirm/unknown', get: { others: 410 }, post: { others: 422 } },
  'application.$token': { path: '/application/unknown', get: { others: 404 }, post: no },
  'applications._index': { path: '/applications', get: administrators, post: no },
  // No such application: an administrator is told so.
  'applications.$id': {
    path: '/applications/0197a000-0000-7000-8000-000000000000',
    get: { nobody: 302, others: 404 },
    post: administratorsPost,
  },
  'many.organisations': { path: '/many/organisations', get: administrators, post: administratorsPost },
  'many.invitations': { path: '/many/invitations', get: administrators, post: administratorsPost },
  'organisations.$slug.merge': {
    path: '/organisations/ORG/merge',
    get: { nobody: 302, admin: 200, ...membersForbidden, ...assessorsForbidden, others: 404 },
    post: { nobody: 307, admin: 422, ...membersForbidden, ...assessorsForbidden, others: 404 },
  },
  'organisations.$slug.wordmark': {
    path: '/organisations/ORG/wordmark',
    get: { nobody: 302, editor: 200, director: 200, ...bodyForbidden, others: 404 },
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  // The demo's organisations have no wordmark: who may see them is told that there is none.
  'organisations.$slug.wordmark[.]png': {
    path: '/organisations/ORG/wordmark.png',
    get: { nobody: 302, others: 404 },
    post: no,
  },
  'directory.$slug.wordmark[.]png': {
    path: '/directory/bryn-works/wordmark.png',
    get: { others: 404 },
    post: no,
  },
  'account._index': {
    path: '/account',
    get: { nobody: 302, others: 200 },
    post: { nobody: 307, others: 422 },
  },
  'account.second-factor': {
    path: '/account/second-factor',
    get: { nobody: 302, others: 200 },
    post: { nobody: 307, others: 422 },
  },
  'account.passkeys': {
    path: '/account/passkeys',
    get: { nobody: 302, others: 200 },
    post: { nobody: 307, others: 422 },
  },
  'account.address._index': {
    path: '/account/address',
    get: { nobody: 302, others: 200 },
    post: { nobody: 307, others: 422 },
  },
  'account.address.$token': { path: '/account/address/unknown', get: { others: 404 }, post: { others: 404 } },
  'account.data[.]json': { path: '/account/data.json', get: { nobody: 302, others: 200 }, post: no },
  'account.close': {
    path: '/account/close',
    get: { nobody: 302, others: 200 },
    post: { nobody: 307, others: 422 },
  },
  'accreditor._index': { path: '/accreditor', get: administrators, post: administratorsPost },
  'accreditor.settings': { path: '/accreditor/settings', get: administrators, post: administratorsPost },
  'accreditor.wordmark': { path: '/accreditor/wordmark', get: administrators, post: administratorsPost },
  'wordmark[.]png': { path: '/wordmark.png', get: { others: 404 }, post: no },
  'theme[.]css': { path: '/theme.css', get: { others: 404 }, post: no },
  'audit._index': { path: '/audit', get: administrators, post: no },
  'audit.access': { path: '/audit/access', get: administrators, post: no },
  'organisations.$slug.audit._index': { path: '/organisations/ORG/audit', get: auditors, post: no },
  'organisations.$slug.audit.access': { path: '/organisations/ORG/audit/access', get: auditors, post: no },
  mail: { path: '/mail', get: administrators, post: administratorsPost },
  'statements.$id.ask.$section': {
    path: '/statements/ID/ask/jobs',
    get: { nobody: 302, editor: 200, director: 200, ...bodyForbidden, others: 404 },
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  jobs: { path: '/jobs', get: administrators, post: no },
  'reminders.$token': { path: '/reminders/none', get: { others: 404 }, post: { others: 404 } },
  'organisations._index': { path: '/organisations', get: administrators, post: administratorsPost },
  'organisations.$slug.about': {
    path: '/organisations/ORG/about',
    get: seen,
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  'organisations.$slug.people': {
    path: '/organisations/ORG/people',
    get: {
      nobody: 302,
      editor: 200,
      director: 200,
      manager: 200,
      admin: 200,
      ...assessorsForbidden,
      others: 404,
    },
    post: {
      nobody: 307,
      director: 422,
      admin: 422,
      editor: 403,
      manager: 403,
      ...assessorsForbidden,
      others: 404,
    },
  },
  'sign-out': { path: '/sign-out', get: { others: 302 }, post: { others: 303 } },
  home: { path: '/home', get: { nobody: 302, others: 200 }, post: no },
  'organisations.$slug._index': { path: '/organisations/ORG', get: seen, post: no },
  'organisations.$slug.benchmarks': { path: '/organisations/ORG/benchmarks', get: seen, post: no },
  'organisations.$slug.trends[.]csv': { path: '/organisations/ORG/trends.csv', get: seen, post: no },
  'organisations.$slug.measures.$measure._index': {
    path: '/organisations/ORG/measures/jobs_created',
    get: seen,
    post: no,
  },
  'organisations.$slug.measures.$measure.chart[.]svg': {
    path: '/organisations/ORG/measures/jobs_created/chart.svg',
    get: seen,
    post: no,
  },
  'organisations.$slug.measures.$measure.chart[.]png': {
    path: '/organisations/ORG/measures/jobs_created/chart.png',
    get: seen,
    post: no,
  },
  'organisations.$slug.share': {
    path: '/organisations/ORG/share',
    get: { nobody: 302, director: 200, manager: 200, ...sharingForbidden, others: 404 },
    post: { nobody: 307, director: 422, manager: 422, ...sharingForbidden, others: 404 },
  },
  // No such link: whoever asks is told no more than that.
  'board.$token': { path: `/board/${'0'.repeat(64)}`, get: { others: 404 }, post: no },
  'organisations.$slug.statements': {
    path: '/organisations/ORG/statements',
    get: seen,
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  'organisations.$slug.licence': {
    path: '/organisations/ORG/licence',
    get: seen,
    // Which form was pressed decides who may: a form without fields is wrong for everybody who reads the page.
    post: {
      nobody: 307,
      editor: 422,
      director: 422,
      manager: 422,
      assessor: 422,
      'second.assessor': 422,
      admin: 422,
      others: 404,
    },
  },
  'organisations.$slug.served': {
    path: '/organisations/ORG/served',
    get: seen,
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  'organisations.$slug.own._index': { path: '/organisations/ORG/own', get: seen, post: no },
  // No such measure: who may change one is told that it is not there.
  'organisations.$slug.own.$measure': {
    path: '/organisations/ORG/own/own_none',
    get: { nobody: 302, ...bodyForbidden, others: 404 },
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  'organisations.$slug.import': {
    path: '/organisations/ORG/import',
    get: { nobody: 302, editor: 200, director: 200, ...bodyForbidden, others: 404 },
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  'organisations.$slug.plans': {
    path: '/organisations/ORG/plans',
    get: seen,
    post: {
      nobody: 307,
      editor: 422,
      director: 422,
      manager: 422,
      assessor: 403,
      'second.assessor': 403,
      admin: 403,
      others: 404,
    },
  },
  'organisations.$slug.trail.$statementId.$measureId': {
    path: '/organisations/ORG/trail/ID/jobs_created',
    get: seen,
    post: no,
  },
  'statements.$id._index': {
    path: '/statements/ID',
    get: seen,
    post: {
      nobody: 307,
      editor: 422,
      director: 422,
      manager: 422,
      assessor: 422,
      'second.assessor': 422,
      admin: 422,
      others: 404,
    },
  },
  // The demo's draft was never submitted: its days can be changed.
  'statements.$id.change': {
    path: '/statements/ID/change',
    get: { nobody: 302, editor: 200, director: 200, ...bodyForbidden, others: 404 },
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  'statements.$id.$section': {
    path: '/statements/ID/jobs',
    get: seen,
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  'statements.$id.own.add': {
    path: '/statements/ID/own/add',
    get: { nobody: 302, editor: 200, director: 200, ...bodyForbidden, others: 404 },
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  // No such measure: who may say what it is about is told that it is not there.
  'statements.$id.own.$measure.head': {
    path: '/statements/ID/own/own_none/head',
    get: { nobody: 302, ...bodyForbidden, others: 404 },
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  'statements.$id.contracts': {
    path: '/statements/ID/contracts',
    get: seen,
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  'statements.$id.evidence._index': {
    path: '/statements/ID/evidence',
    get: seen,
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  // No such file: whoever may see the statement is told so, the others not even that.
  'statements.$id.evidence.$file': {
    path: '/statements/ID/evidence/0197a000-0000-7000-8000-000000000000',
    get: { nobody: 302, others: 404 },
    post: no,
  },
  'statements.$id.small-numbers': {
    path: '/statements/ID/small-numbers',
    get: seen,
    post: { nobody: 307, director: 422, editor: 422, ...bodyForbidden, others: 404 },
  },
  'statements.$id.first': {
    path: '/statements/ID/first',
    get: seen,
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  'statements.$id.check': {
    path: '/statements/ID/check',
    get: seen,
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  'statements.$id.declare': {
    path: '/statements/ID/declare',
    get: { nobody: 302, director: 302, editor: 403, ...bodyForbidden, others: 404 },
    post: { nobody: 307, director: 422, editor: 403, ...bodyForbidden, others: 404 },
  },
  'statements.$id.history': {
    path: '/statements/ID/history',
    get: seen,
    post: { nobody: 307, editor: 422, director: 422, ...bodyForbidden, others: 404 },
  },
  'statements.$id.renewal[.]pdf': { path: '/statements/ID/renewal.pdf', get: seen, post: no },
  'statements.$id.cic34[.]docx': { path: '/statements/ID/cic34.docx', get: seen, post: no },
  'statements.$id.cic34[.]txt': { path: '/statements/ID/cic34.txt', get: seen, post: no },
  'scheme._index': { path: '/scheme', get: { nobody: 302, ...body, others: 404 }, post: no },
  'scheme.totals[.]csv': { path: '/scheme/totals.csv', get: { nobody: 302, ...body, others: 404 }, post: no },
  // One's own organisations, whoever one is.
  'groups._index': {
    path: '/groups',
    get: { nobody: 302, ...members, stranger: 200, others: 404 },
    post: no,
  },
  'groups.totals[.]csv': {
    path: '/groups/totals.csv',
    get: { nobody: 302, ...members, stranger: 200, others: 404 },
    post: no,
  },
  'review._index': { path: '/review', get: { nobody: 302, ...body, others: 404 }, post: no },
  'review.$id._index': {
    path: '/review/ID',
    // The demo's draft is not waiting for a decision: an assessor is led to its task list.
    get: { nobody: 302, assessor: 302, 'second.assessor': 302, admin: 302, others: 404 },
    post: { nobody: 307, assessor: 422, 'second.assessor': 422, admin: 403, others: 404 },
  },
  'review.$id.criteria': {
    path: '/review/ID/criteria',
    get: { nobody: 302, assessor: 302, 'second.assessor': 302, admin: 302, others: 404 },
    post: { nobody: 307, assessor: 422, 'second.assessor': 422, admin: 403, others: 404 },
  },
  'review.$id.refuse': {
    path: '/review/ID/refuse',
    get: { nobody: 302, assessor: 302, 'second.assessor': 302, admin: 302, others: 404 },
    post: { nobody: 307, assessor: 422, 'second.assessor': 422, admin: 403, others: 404 },
  },
  'review.$id.approve': {
    path: '/review/ID/approve',
    get: { nobody: 302, assessor: 302, 'second.assessor': 302, admin: 302, others: 404 },
    post: { nobody: 307, assessor: 422, 'second.assessor': 422, admin: 403, others: 404 },
  },
};

describe('every route, every role', () => {
  let app: RunningApp;
  const cookies = new Map<Role, string>();
  let own = '';
  let code = '';

  beforeAll(async () => {
    app = await startApp();
    for (const role of ROLES)
      cookies.set(role, role === 'nobody' ? '' : await signIn(role === 'stranger' ? 'editor' : role));
    const list = await fetch(`${app.origin}/organisations/bryn-works/statements`, {
      headers: { cookie: cookies.get('editor') ?? '' },
    });
    own = /\/statements\/([0-9a-f-]{36})/.exec(await list.text())?.[1] ?? '';
    expect(own).not.toBe('');
    const statement = await fetch(`${app.origin}/directory/bryn-works/2024-03-31`);
    code = /PM-\w{4}-\w{4}/.exec(await statement.text())?.[0] ?? '';
    expect(code).not.toBe('');
  });
  afterAll(() => app?.stop());

  async function signIn(who: string): Promise<string> {
    const form = new URLSearchParams({ email: `${who}@demo.test`, password: DEMO_PASSWORD });
    const response = await fetch(`${app.origin}/sign-in`, {
      method: 'POST',
      body: form,
      headers: { origin: app.origin },
      redirect: 'manual',
    });
    return response.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
  }

  it('is in the table', () => {
    // A route is a file, or a folder with its components beside it.
    const routes = readdirSync('app/routes').map((name) => name.replace(/\.tsx?$/, ''));
    expect(routes.sort()).toEqual(Object.keys(TABLE).sort());
  });

  const cases = Object.entries(TABLE).flatMap(([route, line]) =>
    ROLES.flatMap((role) => (['get', 'post'] as const).map((method) => [route, role, method, line] as const)),
  );

  it.each(cases)('%s: %s, %s', async (route, role, method, line) => {
    const expected = line[method][role] ?? line[method].others;
    // Signing out for real would end the session the other lines use.
    const cookie = route === 'sign-out' && method === 'post' ? '' : (cookies.get(role) ?? '');
    const stranger = role === 'stranger';
    const path = line.path
      .replace('ORG', stranger ? 'an-organisation-of-others' : 'bryn-works')
      .replace('ID', stranger ? '0197a000-0000-7000-8000-000000000000' : own)
      .replace('CODE', code);
    const response = await fetch(app.origin + path, {
      method: method.toUpperCase(),
      headers: { cookie, origin: app.origin },
      redirect: 'manual',
      ...(method === 'post' && { body: new URLSearchParams({ nothing: 'of use' }) }),
    });
    expect(response.status).toBe(expected);
  });

  // Promise: Private answers are kept nowhere | `Cache-Control: no-store` unless an answer says otherwise, `.data` too
  it.each(Object.entries(TABLE))('%s: what a signed-in person gets is kept nowhere', async (_route, line) => {
    const path = line.path.replace('ORG', 'bryn-works').replace('ID', own).replace('CODE', code);
    const headers = { cookie: cookies.get('director') ?? '' };
    const kept = async (address: string) =>
      (await fetch(app.origin + address, { headers, redirect: 'manual' })).headers.get('cache-control');
    // Only public files are made to be kept, and those are asked about again each time.
    const file = /^\/directory\/.*\.(csv|json|jsonld|txt|pdf)$/.test(path);
    expect(await kept(path)).toMatch(file ? /no-store|must-revalidate/ : /^no-store$/);
    expect(await kept(`${path === '/' ? '/_root' : path}.data`)).toBe('no-store');
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('%s writes nowhere', async (method) => {
    for (const line of Object.values(TABLE)) {
      const path = line.path.replace('ORG', 'bryn-works').replace('ID', own).replace('CODE', code);
      const headers = { cookie: cookies.get('manager') ?? '', origin: app.origin };
      const response = await fetch(app.origin + path, { method, headers, redirect: 'manual' });
      expect([response.status, path]).toEqual([405, path]);
    }
  });

  it.each(['https://evil.example', 'null', undefined])(
    'refuses a write that says it comes from %s',
    async (origin) => {
      const headers = { cookie: cookies.get('editor') ?? '', ...(origin && { origin }) };
      const response = await fetch(`${app.origin}/statements/${own}/jobs`, {
        method: 'POST',
        body: new URLSearchParams({ a: 'b' }),
        headers,
      });
      expect(response.status).toBe(403);
    },
  );

  it.each([
    '/nothing',
    '/statements/x',
    `/statements/${'a'.repeat(300)}`,
    '/directory/none',
    '/directory/bryn-works/2024-02-31',
    '/directory/bryn-works/1999-03-31',
  ])('does not find %s', async (path) => {
    const response = await fetch(app.origin + path, { headers: { cookie: cookies.get('editor') ?? '' } });
    expect(response.status).toBe(404);
  });

  it('takes no body larger than its route does', async () => {
    const headers = { cookie: cookies.get('editor') ?? '', origin: app.origin };
    const big = new URLSearchParams({ 'jobs_created.note': 'x'.repeat(2_000_000) });
    const response = await fetch(`${app.origin}/statements/${own}/jobs`, {
      method: 'POST',
      body: big,
      headers,
    });
    expect(response.status).toBe(413);
  });

  it('asks data requests for the same permission', async () => {
    const response = await fetch(
      `${app.origin}/statements/${own}/jobs.data?_routes=routes%2Fstatements.%24id.%24section`,
      {
        headers: { cookie: cookies.get('commissioner') ?? '' },
      },
    );
    expect(await response.text()).not.toContain('Jobs created');
  });
});
