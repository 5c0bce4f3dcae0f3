import { z } from 'zod';
import type { Provider, Registers } from './context.server';
import { proxiesIn } from './serve/client-address.server';

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.url().optional(),
  MIGRATION_DATABASE_URL: z.url().optional(),
  DATABASE_POOLER: z.enum(['session', 'transaction']).default('session'),
  DATA_DIR: z.string().default('.data'),
  DEMO_PASSWORD: z.string().min(12, 'DEMO_PASSWORD needs at least 12 characters').optional(),
  SESSION_SECRET: z.string().min(32, 'SESSION_SECRET needs at least 32 characters').optional(),
  ORIGIN: z.url().optional(),
  LOG_REQUESTS: z.enum(['yes', 'no']).optional(),
  TRUSTED_PROXIES: z.string().default(''),
  SCHEME_FILE: z.string().optional(),
  SIGNING_CERTIFICATE: z.string().optional(),
  SIGNING_PASSWORD: z.string().default(''),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().optional(),
  COMPANIES_HOUSE_KEY: z.string().optional(),
  COMPANIES_HOUSE_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://api.company-information.service.gov.uk'),
  CHARITY_COMMISSION_KEY: z.string().optional(),
  CHARITY_COMMISSION_URL: z.url({ protocol: /^https?$/ }).default('https://api.charitycommission.gov.uk'),
});

export interface Env {
  production: boolean;
  port: number;
  host: string;
  databaseUrl: string | undefined;
  /** The same database by the account that owns its tables, where that is another. */
  migrationUrl: string | undefined;
  /** A pooler in transaction mode stands before the database. */
  pooled: boolean;
  dataDir: string;
  demoPassword: string | undefined;
  sessionSecret: string | undefined;
  /** The address people type: used in cookies and links. */
  origin: string | undefined;
  /** Addresses of proxies whose word on who asks is believed. */
  trustedProxies: readonly string[];
  /** The accreditation scheme; the one that comes with the product where none is named. */
  schemeFile: string | undefined;
  /** Whether each request is written to standard output. */
  logRequests: boolean;
  /** The PKCS#12 file that PDFs are signed with, and its password. */
  signing: { certificate: string | undefined; password: string };
  /** Where mail is handed over, and whom it is from; null where none is sent. */
  smtp: { url: string; from: string } | null;
  registers: Registers;
  /** Where people may sign in with an account of their own council or body; null where none is configured. */
  provider: Provider | null;
}

/** Reads the environment; in production missing secrets are a clear error. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (!parsed.success) throw new Error(`The environment is not right:\n${z.prettifyError(parsed.error)}`);
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  const missing = production ? (['SESSION_SECRET', 'ORIGIN'] as const).filter((name) => !env[name]) : [];
  if (missing.length)
    throw new Error(
      `In production these must be set: ${missing.join(', ')}. See README.md, “Running it for real”.`,
    );
  if (env.ORIGIN) refuseWrongOrigin(env.ORIGIN, production);
  if (production) refuseGuessable(env.SESSION_SECRET ?? '');
  return {
    production,
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    migrationUrl: env.MIGRATION_DATABASE_URL,
    pooled: env.DATABASE_POOLER === 'transaction',
    dataDir: env.DATA_DIR,
    demoPassword: env.DEMO_PASSWORD,
    sessionSecret: env.SESSION_SECRET,
    origin: env.ORIGIN,
    trustedProxies: proxiesIn(env.TRUSTED_PROXIES),
    schemeFile: env.SCHEME_FILE,
    logRequests: env.LOG_REQUESTS ? env.LOG_REQUESTS === 'yes' : production,
    signing: { certificate: env.SIGNING_CERTIFICATE, password: env.SIGNING_PASSWORD },
    smtp: smtpOf(env),
    provider: providerOf(env),
    registers: {
      company: keyed(env.COMPANIES_HOUSE_URL, env.COMPANIES_HOUSE_KEY),
      charity: keyed(env.CHARITY_COMMISSION_URL, env.CHARITY_COMMISSION_KEY),
    },
  };
}

/** Links in mail and the origin of every form are compared with it letter by letter. */
function refuseWrongOrigin(origin: string, production: boolean): void {
  const { origin: whole, protocol, hostname } = new URL(origin);
  if (!/^https?:$/.test(protocol) || (production && protocol !== 'https:' && !OWN_MACHINE.has(hostname)))
    throw new Error('ORIGIN must begin with https://. Only on your own machine may it be http://');
  if (whole !== origin)
    throw new Error(`ORIGIN ends where the host or its port ends, without a slash or a path: ${whole}`);
}

/** As many bits as nobody can try, by how often each character stands in it: a word that is repeated has few. */
const LEAST_BITS = 95;

function refuseGuessable(secret: string): void {
  const counts = new Map<string, number>();
  for (const character of secret) counts.set(character, (counts.get(character) ?? 0) + 1);
  const bits = [...counts.values()].reduce((sum, count) => sum - count * Math.log2(count / secret.length), 0);
  const repeated = /^(.{1,16}?)\1+/.exec(secret)?.[0].length ?? 0;
  const counted = /01234567|12345678|abcdefgh/i.test(secret);
  if (bits < LEAST_BITS || counted || repeated > secret.length / 2)
    throw new Error(
      'SESSION_SECRET could be guessed: whoever knows it signs in as anybody. Make one by chance, as with `openssl rand -hex 32`',
    );
}

const keyed = (url: string, key: string | undefined) => (key ? { url: url.replace(/\/+$/, ''), key } : null);

/** One provider or none: half of one is an error, and one that could be listened to, too. */
function providerOf(env: z.output<typeof schema>): Env['provider'] {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: name,
  } = env;
  if (!issuer && !clientId && !clientSecret && !name) return null;
  if (!issuer || !clientId || !clientSecret || !name)
    throw new Error(
      'OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_NAME are set together or not at all.',
    );
  const { protocol, hostname } = new URL(issuer);
  if (protocol !== 'https:' && !OWN_MACHINE.has(hostname))
    throw new Error('OIDC_ISSUER must begin with https://');
  return { issuer, clientId, clientSecret, name };
}

const OWN_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

function smtpOf({ SMTP_URL: url, MAIL_FROM: from }: z.output<typeof schema>): Env['smtp'] {
  if (!url) return null;
  if (!from)
    throw new Error(
      'With SMTP_URL, MAIL_FROM must be set: whom mail is from, like “The Mark <mark@example.org>”.',
    );
  return { url, from };
}
