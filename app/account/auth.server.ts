import { createHmac, timingSafeEqual } from 'node:crypto';
import { kyselyAdapter } from '@better-auth/kysely-adapter';
import { passkey } from '@better-auth/passkey';
import { type BetterAuthPlugin, betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { parse } from 'cookie';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type Db, database } from '~db/client';
import { sha256 } from '../platform/canonical.server';
import { newBackupCode, newId, now, randomHex } from '../platform/clock.server';
import { type Context, context } from '../platform/context.server';
import { hashPassword, verifyPassword } from './password.server';

const BACKUP_CODES = 10;
/** How long a code is waited for, and how its cookie is called: better-auth's own, which its plugin does not export. */
const WAITING_S = 600;
const WAITING = 'two_factor';

/**
 * Signs in somebody of whom it is known by other means who they are, or waits for their code first: what better-auth's own
 * plugin does after a password.
 */
const known = {
  id: 'known',
  endpoints: {
    signInKnown: createAuthEndpoint(
      { method: 'POST', body: z.object({ personId: z.string(), wantsCode: z.boolean() }) },
      async (ctx) => {
        const { internalAdapter, secret, createAuthCookie } = ctx.context;
        const user = await internalAdapter.findUserById(ctx.body.personId);
        if (!user) throw new Error('Nobody is there to be signed in');
        if (!ctx.body.wantsCode) {
          const session = await internalAdapter.createSession(user.id, true);
          await setSessionCookie(ctx, { session, user }, true);
          return { done: true };
        }
        const identifier = `2fa-${randomHex(16)}`;
        const expiresAt = new Date(now().getTime() + WAITING_S * 1_000);
        await internalAdapter.createVerificationValue({ value: user.id, identifier, expiresAt });
        await internalAdapter.createVerificationValue({
          value: '0',
          identifier: `2fa-attempts-${identifier}`,
          expiresAt,
        });
        const { name, attributes } = createAuthCookie(WAITING, { maxAge: WAITING_S });
        await ctx.setSignedCookie(name, identifier, secret, attributes);
        return { done: false };
      },
    ),
  },
} satisfies BetterAuthPlugin;

/**
 * better-auth as identity engine only: it checks passwords and makes sessions. It is called from actions, never
 * mounted, so its own endpoints do not exist; organisations, roles and how long a session lasts are ours.
 */
function build({ secret, origin }: Pick<Context, 'secret' | 'origin'>, db: Db) {
  return betterAuth({
    appName: 'Proofmark',
    secret,
    baseURL: origin,
    // Its types want a Kysely of any schema; ours is the same object.
    database: hashingTokens(
      kyselyAdapter(db as unknown as Kysely<Record<string, never>>, { type: 'postgres' }),
    ),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    plugins: [
      known,
      passkey({
        rpName: 'Proofmark',
        rpID: new URL(origin).hostname,
        // A passkey that was made or used at another address is refused.
        origin,
        schema: {
          passkey: {
            modelName: 'passkey',
            fields: {
              userId: 'person_id',
              publicKey: 'public_key',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
      twoFactor({
        issuer: 'Proofmark',
        backupCodeOptions: {
          customBackupCodesGenerate: () => Array.from({ length: BACKUP_CODES }, newBackupCode),
        },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'two_factor',
            fields: {
              userId: 'person_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
    session: {
      modelName: 'auth_session',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'auth_account',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      // Its own prefix would be `__Secure-`.
      cookiePrefix: prefixAt(origin),
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure(origin) },
      database: { generateId: () => newId() },
    },
  });
}

let built: { auth: ReturnType<typeof build>; origin: string; secret: string; db: Db } | null = null;

/** It is made when it is first asked, and anew where the process's address, secret or database is another. */
export function engine(): ReturnType<typeof build> {
  const { origin, secret } = context();
  const db = database();
  if (built?.db !== db || built.origin !== origin || built.secret !== secret)
    built = { auth: build({ origin, secret }, db), origin, secret, db };
  return built.auth;
}

const isSecure = (origin: string) => origin.startsWith('https:');
/** What our cookies' names begin with: at an https address no neighbour on the same domain can set one. */
export const prefixAt = (origin: string) => (isSecure(origin) ? '__Host-proofmark' : 'proofmark');

/** A session's token as the database has it: who reads the database cannot sign in with what is in it. */
export const storedToken = (token: string) => sha256(token);

type AdapterFactory = ReturnType<typeof kyselyAdapter>;
type Adapter = ReturnType<AdapterFactory>;
type Asked = { model: string; where?: { field: string; value: unknown }[] | undefined };

/** better-auth's adapter, but that tokens of sessions are hashed on their way into the database, and sought by their hash. */
function hashingTokens(of: AdapterFactory): AdapterFactory {
  return (options) => hashed(of(options));
}

function hashed(adapter: Adapter): Adapter {
  const rawIn = ({ model, where }: Asked) =>
    model === 'session' ? where?.find(({ field }) => field === 'token')?.value : undefined;
  const sought = <Args extends Asked>(args: Args): Args =>
    typeof rawIn(args) !== 'string'
      ? args
      : {
          ...args,
          where: args.where?.map((each) =>
            each.field === 'token' ? { ...each, value: storedToken(String(each.value)) } : each,
          ),
        };
  // Whoever asked by a token is answered with it: better-auth goes on asking by what it is given.
  const given = <Row>(row: Row, args: Asked): Row =>
    row && rawIn(args) !== undefined ? { ...row, token: rawIn(args) } : row;
  return {
    ...adapter,
    create: async (args) => {
      if (args.model !== 'session') return adapter.create(args);
      const { token } = args.data as unknown as { token: string };
      const row = await adapter.create({ ...args, data: { ...args.data, token: storedToken(token) } });
      return { ...row, token } as never;
    },
    findOne: async (args) => given(await adapter.findOne(sought(args)), args) as never,
    findMany: (args) => adapter.findMany(sought(args)),
    count: (args) => adapter.count(sought(args)),
    update: async (args) => given(await adapter.update(sought(args)), args) as never,
    updateMany: (args) => adapter.updateMany(sought(args)),
    delete: (args) => adapter.delete(sought(args)),
    deleteMany: (args) => adapter.deleteMany(sought(args)),
    consumeOne: async (args) => given(await adapter.consumeOne(sought(args)), args) as never,
    transaction: (work) => adapter.transaction((inside) => work(hashed(inside as Adapter))),
  };
}

/** The session's token in a request's cookies, where it is one that this service signed; null for any other. */
export const tokenIn = (request: Request) => signedCookie(request, 'session_token');

/** A request of whoever has the cookies that an answer sets. */
export function asRequest(headers: Headers): Request {
  const cookie = headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return new Request('http://own.invalid/', { headers: { cookie } });
}

/** Who has entered their password and not yet a code, by id; null where nobody has, or it is too long ago. */
export async function waitingForCode(request: Request): Promise<string | null> {
  const token = signedCookie(request, WAITING);
  const { internalAdapter } = await engine().$context;
  const found = token && (await internalAdapter.findVerificationValue(token));
  return found && found.expiresAt > now() ? found.value : null;
}

/** Ends that waiting, once: false where somebody has ended it before. */
export async function endWaiting(request: Request): Promise<boolean> {
  const token = signedCookie(request, WAITING);
  const { internalAdapter } = await engine().$context;
  return token !== null && (await internalAdapter.consumeVerificationValue(token)) !== null;
}

/** Keeps words for whoever comes back with what this gives, once and for so long. */
export async function keepOnce(value: string, lastsMs: number): Promise<string> {
  const key = `once-${randomHex(24)}`;
  const { internalAdapter } = await engine().$context;
  const expiresAt = new Date(now().getTime() + lastsMs);
  await internalAdapter.createVerificationValue({ identifier: key, value, expiresAt });
  return key;
}

/** Those words, which are then gone; null where there are none, or their time is over. */
export async function takeOnce(key: string): Promise<string | null> {
  const { internalAdapter } = await engine().$context;
  const found = key.startsWith('once-') ? await internalAdapter.consumeVerificationValue(key) : null;
  return found?.value ?? null;
}

function signedCookie(request: Request, name: string): string | null {
  const { origin, secret } = context();
  const said = parse(request.headers.get('Cookie') ?? '')[`${prefixAt(origin)}.${name}`] ?? '';
  const [, token = '', signature = ''] = /^([\w-]{16,128})\.(.{20,100})$/.exec(said) ?? [];
  if (!token) return null;
  const right = createHmac('sha256', secret).update(token).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}
