import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FORM_ROLES, type FoundForm, formsFor } from '../support/forms-for';
import { type RunningApp, startApp } from '../support/running-app';
import { signInAs } from '../support/visitor';

/** `POSTS=20000` for a night's run; those that failed once are always tried. */
const POSTS = Number(process.env.POSTS ?? 1_500);
/** As they stand in a body: what no browser would send, too. */
const VALUES = [
  '%00',
  'a%00b',
  '%ED%A0%80',
  'a%ED%B0%80b',
  '%FF%FE',
  '%ZZ',
  '%',
  '+',
  '%E2%80%AE',
  '%EF%BF%BF',
  '%D9%A1%D9%A2',
  '1e309',
  '-0',
  'NaN',
  '9'.repeat(400),
  '2025-02-31',
  '0000-00-00',
  '99999-99-99',
  '%0D%0A'.repeat(50),
  '%F0%9F%99%82'.repeat(500),
  '%5B'.repeat(100_000),
  '%7B%22a%22%3A'.repeat(20_000),
  'null',
  '%5B%5D',
  '%5Bnull%5D',
  '%7B%7D',
  '%7B%22__proto__%22%3A%7B%22x%22%3A1%7D%7D',
  '%7B%22jobs_created%22%3A%7B%22value%22%3A%7B%7D%7D%7D',
  'x'.repeat(70_000),
  '%27%3B+drop+table+version%3B--',
  '00000000-0000-0000-0000-000000000000',
  '..%2F..%2Fetc%2Fpasswd',
  'constructor',
];
const NAMES = [
  (name: string) => `${name}[0]`,
  (name: string) => `${name}[999999999]`,
  (name: string) => `${name}.x`,
  (name: string) => `${name}.__proto__.x`,
  (name: string) => `${name}%00`,
  (name: string) => `${name}%ED%A0%80`,
  () => '__proto__',
  () => 'constructor',
  () => '',
];
const TYPES = [
  '',
  'text/plain',
  'application/json',
  'application/x-www-form-urlencoded; charset=utf-16',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'multipart/form-data; boundary=',
  'a/b; c=%ZZ',
];

/** One thing that is wrong with a form. */
const wrongness = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ what: fc.constant('value' as const), value: fc.constantFrom(...VALUES) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('name' as const), name: fc.constantFrom(...NAMES) }),
  },
  { weight: 2, arbitrary: fc.constant({ what: 'missing' as const }) },
  { weight: 2, arbitrary: fc.constant({ what: 'twice' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('type' as const), type: fc.constantFrom(...TYPES) }),
  },
);
const hostile = fc.record({ form: fc.nat(), field: fc.nat(), wrong: wrongness });
type Hostile = typeof hostile extends fc.Arbitrary<infer T> ? T : never;

describe('forms that nobody’s browser would send', () => {
  let app: RunningApp;
  const forms: FoundForm[] = [];
  const cookies = new Map<FoundForm['role'], string>();

  beforeAll(async () => {
    app = await startApp();
    for (const role of FORM_ROLES) {
      if (role) cookies.set(role, await signInAs(app, role));
      forms.push(...(await formsFor(app, role, headersOf(role))));
    }
  }, 240_000);
  afterAll(() => app?.stop());

  const headersOf = (role: FoundForm['role']): Record<string, string> => {
    const cookie = cookies.get(role);
    return cookie ? { cookie } : {};
  };

  /** Sends it; what came of it. */
  async function send({
    form: nth,
    field,
    wrong,
  }: Hostile): Promise<{ status: number; to: string; sent: string }> {
    const form = forms[nth % forms.length] as FoundForm;
    const at = field % Math.max(1, form.fields.length);
    const parts = form.fields.map(([name, value]) => [
      encodeURIComponent(name),
      encodeURIComponent(value.toWellFormed()),
    ]);
    const [name = 'x', value = ''] = parts[at] ?? [];
    if (wrong.what === 'value') parts[at] = [name, wrong.value];
    if (wrong.what === 'name') parts[at] = [wrong.name(name), value];
    if (wrong.what === 'missing') parts.splice(at, 1);
    if (wrong.what === 'twice') parts.push([name, value]);
    const type = wrong.what === 'type' ? wrong.type : 'application/x-www-form-urlencoded';
    const body = Buffer.from(parts.map((part) => part.join('=')).join('&'));
    // An answer that cannot be read, as one with a header longer than any client takes, is a fault, too.
    const response = await fetch(app.origin + form.to, {
      method: 'POST',
      headers: { ...headersOf(form.role), origin: app.origin, ...(type && { 'content-type': type }) },
      body,
      redirect: 'manual',
    }).catch(() => null);
    await response?.arrayBuffer();
    const said = wrong.what === 'value' ? wrong.value.slice(0, 40) : wrong.what === 'type' ? wrong.type : '';
    return {
      status: response?.status ?? 599,
      to: `${form.role} ${form.to}`,
      sent: `${wrong.what} ${name} ${said}`,
    };
  }

  test('there are forms of every kind of person', () => {
    for (const role of FORM_ROLES)
      expect({ role, forms: forms.filter((form) => form.role === role).length > 3 }).toEqual({
        role,
        forms: true,
      });
  });

  // Promise: Malformed input is refused (400), never a fault, and never sticks | one mapping of what cannot be read; every form is tried with made-up names and values
  test('each is refused or taken, never a fault, and never for good', async () => {
    const faults: object[] = [];
    let sent = 0;
    for (const each of fc.sample(hostile, {
      numRuns: POSTS,
      seed: Number(process.env.PROPERTY_SEED ?? Date.now() % 1e9),
    })) {
      const answer = await send(each);
      sent += 1;
      if (answer.status >= 500) faults.push(answer);
      if (sent % 100 > 0) continue;
      // Whoever was signed in still is, and whoever's role was ended or password changed by it comes in anew.
      for (const role of FORM_ROLES) {
        const response = await fetch(`${app.origin}/home`, { headers: headersOf(role), redirect: 'manual' });
        await response.arrayBuffer();
        if (response.status >= 500) faults.push({ role, status: response.status, after: sent });
        if (role && response.status === 302) cookies.set(role, await signInAs(app, role));
      }
    }
    process.stdout.write(`Hostile forms: ${forms.length} forms, ${sent} posts, ${faults.length} faults\n`);
    expect(faults).toEqual([]);
  }, 3_600_000);

  test.each([
    ['text/plain', 'email=a'],
    ['', 'email=a'],
    ['multipart/form-data; boundary=x', '--x\r\nbroken'],
    ['multipart/form-data', 'email=a'],
    ['application/json', '{"email":"a"}'],
  ])('a body said to be %j is 400', async (type, body) => {
    const response = await fetch(`${app.origin}/sign-in`, {
      method: 'POST',
      headers: { origin: app.origin, 'content-type': type },
      body: Buffer.from(body),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('cannot be read');
  });

  test.each([
    'a=%ZZ',
    '%ZZ',
    'proofmark.session_token=%ZZ',
    `x=${'%'.repeat(4_000)}`,
    '=;=;;;',
    'proofmark.carried=%ZZ',
  ])('a cookie %j breaks no page', async (cookie) => {
    for (const path of ['/', '/directory', '/sign-in', '/verify'])
      expect((await fetch(app.origin + path, { headers: { cookie } })).status).toBe(200);
    expect((await fetch(`${app.origin}/home`, { headers: { cookie }, redirect: 'manual' })).status).toBe(302);
  });
});
