import { betterAuth } from 'better-auth';
import type { Kysely } from 'kysely';
import { type Db, database } from '~db/client';
import { newId } from '../platform/clock.server';
import { type Context, context } from '../platform/context.server';
import { hashPassword, verifyPassword } from './password.server';

const COOKIE_PREFIX = 'proofmark';

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
    database: { db: db as unknown as Kysely<Record<string, never>>, type: 'postgres' },
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
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: origin.startsWith('https:'),
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

/** The session's token in a request's cookies; better-auth signs it, the database knows it. */
export function tokenIn(request: Request): string | null {
  const cookies = request.headers.get('Cookie') ?? '';
  const match = new RegExp(`(?:^|;\\s*)(?:__Secure-|__Host-)?${COOKIE_PREFIX}\\.session_token=([^;]+)`).exec(
    cookies,
  );
  const token = match?.[1] ? decodeURIComponent(match[1]).split('.')[0] : '';
  return token && /^[\w-]{16,128}$/.test(token) ? token : null;
}
