import { APIError } from 'better-auth/api';
import { database } from '~db/client';
import { removePasskeys } from '~db/queries/own-data';
import { endSession } from '~db/queries/people';
import { isCodeUsed, markCodeUsed } from '~db/queries/used-codes';
import { noteAccess } from '../audit/access.server';
import type { AccessEventName } from '../audit/events';
import { sha256 } from '../platform/canonical.server';
import { now } from '../platform/clock.server';
import { Refusal } from '../platform/refusal';
import type { SignedInPerson } from './actor.server';
import { asRequest, engine, storedToken, tokenIn, waitingForCode } from './auth.server';

/** What better-auth says no with, as whoever typed the code can mend it. */
const SAID: Record<string, string> = {
  INVALID_PASSWORD: 'The password is not right',
  INVALID_CODE:
    'That code is not right. Each is good for half a minute: if the next one is refused too, set the clock of your phone to the network’s time',
  INVALID_BACKUP_CODE: 'That is none of your backup codes, or it was used already',
  INVALID_TWO_FACTOR_COOKIE: 'That took too long. Sign in with your password again',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'Too many wrong codes. Sign in with your password again',
  ACCOUNT_TEMPORARILY_LOCKED: 'Too many wrong codes for this account. Wait 15 minutes and try again',
  TOTP_ALREADY_ENABLED: 'A second factor is set up already',
};

/** What came of asking better-auth; what it refuses is said at a field of the form. */
async function asked<Result>(field: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof APIError) || (error.statusCode ?? 500) >= 500) throw error;
    const code = String(error.body?.code ?? '');
    throw new Refusal('incomplete', SAID[code] ?? 'That was refused. Start again').at(field);
  }
}

/** Begins a second factor; gives what an authenticator app reads (an otpauth address). It counts once a code confirms it. */
export async function beginFactor({ headers }: Request, password: string): Promise<string> {
  const said = await asked('password', () => engine().api.enableTwoFactor({ body: { password }, headers }));
  if (!('totpURI' in said) || !said.totpURI) throw new Error('No second factor was begun');
  return said.totpURI;
}

/** Confirms the factor that was begun with its first code; gives the headers of the new session, and the codes for when it is lost. */
export async function confirmFactor(
  request: Request,
  personId: string,
  code: string,
): Promise<{ headers: Headers; codes: string[] }> {
  const headers = await verified(request, code, personId);
  const { backupCodes: codes } = await engine().api.viewBackupCodes({ body: { userId: personId } });
  return { headers, codes };
}

/** Makes ten new codes for when the factor is lost; those before open nothing any more. */
export async function newBackupCodes({ headers }: Request, password: string): Promise<string[]> {
  const said = await asked('password', () =>
    engine().api.generateBackupCodes({ body: { password }, headers }),
  );
  return said.backupCodes;
}

/** The second step of signing in, by a code of the app or a backup code; gives the headers that set the session's cookie. */
export function verifyCode(request: Request, code: string): Promise<Headers> {
  return /^\d{6}$/.test(plainCode(code)) ? verified(request, code) : byBackupCode(request, code);
}

const plainCode = (code: string) => code.replace(/\s/g, '');

const codeUsed = () =>
  new Refusal('incomplete', 'That code was used already. Wait until your app shows the next one').at('code');

/**
 * What better-auth says of a code, and that it is good once: it takes the same one again for as long as an app shows it,
 * so whoever looks over a shoulder could sign in with it, too.
 */
async function verified(request: Request, code: string, setsUp?: string): Promise<Headers> {
  const body = { code: plainCode(code) };
  const waiting = setsUp ?? (await waitingForCode(request));
  if (waiting && (await isCodeUsed(database(), usedBy(waiting, body.code)))) throw codeUsed();
  const ask = () => engine().api.verifyTOTP({ body, headers: request.headers, returnHeaders: true });
  const { headers } = await asked('code', ask);
  if (waiting && (await markCodeUsed(database(), usedBy(waiting, body.code), now()))) return headers;
  // Of several who sent it at once one is in: the sessions of the others end before anybody has them.
  const token = tokenIn(asRequest(headers));
  if (token) await endSession(database(), storedToken(token));
  throw codeUsed();
}

const usedBy = (personId: string, code: string) => ({ personId, codeSha256: sha256(`${personId} ${code}`) });

async function byBackupCode({ headers: from }: Request, code: string): Promise<Headers> {
  // As it was printed, however it was typed.
  const letters = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const body = { code: `${letters.slice(0, 5)}-${letters.slice(5)}` };
  const ask = () => engine().api.verifyBackupCode({ body, headers: from, returnHeaders: true });
  return (await asked('code', ask)).headers;
}

/** Takes a second factor away, where it may be missing. */
export async function endFactor({ headers }: Request, personId: string, password: string): Promise<Headers> {
  const ask = () => engine().api.disableTwoFactor({ body: { password }, headers, returnHeaders: true });
  const said = await asked('password', ask);
  // A passkey is never the only factor.
  await removePasskeys(database(), personId);
  return said.headers;
}

/** Notes that somebody has set up, changed or ended a factor of theirs. */
export function noteFactor(
  { personId: id, name }: Pick<SignedInPerson, 'personId' | 'name'>,
  event: AccessEventName & `${'factor' | 'passkey'}.${string}`,
): Promise<void> {
  return noteAccess({ event, person: { id, name } });
}
