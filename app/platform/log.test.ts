import { afterEach, expect, it, vi } from 'vitest';
import { answering } from './asked.server';
import { logError, logRequest, withoutSecrets } from './log.server';

const TOKEN = 'b3a1f0c9d8e7b6a5f4e3d2c1b0a9f8e7d6c5b4a3f2e1d0c9b8a7f6e5d4c3b2a1';
const SECRETS = [
  TOKEN,
  'ann@example.org',
  'postgres-password',
  'orchid ladder winter plumber',
  'session=abc',
];

afterEach(() => vi.restoreAllMocks());
const written = (stream: NodeJS.WriteStream) => {
  const lines: string[] = [];
  vi.spyOn(stream, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  return lines;
};

it.each([
  `GET /board/${TOKEN} failed`,
  `/invitation/${TOKEN}?x=1`,
  'no mail to ann@example.org (550)',
  'connect postgres://service:postgres-password@db:5432/x',
  `token ${TOKEN.toUpperCase()}`,
])('leaves out of “%s” what opens something or whom it names', (words) => {
  const said = withoutSecrets(words).toLowerCase();
  for (const secret of SECRETS) expect(said).not.toContain(secret);
});

it.each([
  'version 0197a000-0000-7000-8000-000000000000 is not there',
  'at Object.<anonymous> (/srv/build/server/assets/submit-statement.server.js:12:4)',
  'duplicate key value violates unique constraint "version_one_published"',
])('leaves “%s” as it is', (words) => expect(withoutSecrets(words)).toBe(words));

it('writes a fault with the request it happened in, and nothing of what is on the list', () => {
  const lines = written(process.stderr);
  const reference = answering('r1', () =>
    logError(
      Object.assign(new Error(`mail to ann@example.org: ${TOKEN}`), { form: 'orchid ladder winter plumber' }),
      {
        method: 'POST',
        path: `/board/${TOKEN}`,
      },
    ),
  );
  expect(JSON.parse(lines.join(''))).toMatchObject({
    level: 'error',
    reference,
    request: 'r1',
    method: 'POST',
    path: '/board/[left out]',
  });
  for (const secret of SECRETS) expect(lines.join('')).not.toContain(secret);
});

it('leaves out what is on the list wherever somebody puts it', () => {
  const lines = written(process.stdout);
  const more = {
    headers: { cookie: 'session=abc' },
    form: { note: 'orchid ladder winter plumber' },
    actor: { email: 'ann@example.org', at: { token: TOKEN } },
    password: 'postgres-password',
  };
  const line = {
    request: 'r',
    method: 'GET',
    route: '/',
    status: 200,
    ms: 1,
    database: 0,
    queries: 0,
    person: null,
    organisation: null,
  };
  logRequest({ ...line, ...more } as typeof line);
  expect(JSON.parse(lines.join(''))).toMatchObject({ ...line, level: 'info' });
  for (const secret of SECRETS) expect(lines.join('')).not.toContain(secret);
});
