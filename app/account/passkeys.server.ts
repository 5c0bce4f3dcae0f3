import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { APIError } from 'better-auth/api';
import { database } from '~db/client';
import { passkeysOf, removePasskey } from '~db/queries/own-data';
import { endSession } from '~db/queries/people';
import { momentInWords } from '../platform/clock.server';
import { notFound, Refusal } from '../platform/refusal';
import type { SignedInPerson } from './actor.server';
import { asRequest, endWaiting, engine, storedToken, tokenIn, waitingForCode } from './auth.server';
import { noteFactor } from './factor.server';

/** More than anybody has devices. */
const MOST = 20;

interface PasskeyLine {
  id: string;
  name: string;
  since: string;
}

export async function passkeyLines({ personId }: Pick<SignedInPerson, 'personId'>): Promise<PasskeyLine[]> {
  const rows = await passkeysOf(database(), personId, MOST);
  return rows.map(({ id, name, created_at }) => ({
    id,
    name: name ?? 'Passkey',
    since: created_at ? momentInWords(created_at) : '',
  }));
}

/** A passkey comes beside an authenticator app and its backup codes: whoever loses their device gets in without it. */
function refuseWithoutFactor({ secondFactor }: Pick<SignedInPerson, 'secondFactor'>): void {
  if (!secondFactor)
    throw new Refusal(
      'not_in_state',
      'Set up an authenticator app first: a passkey is never the only way in',
    );
}

/** Begins a passkey: what a browser makes one from, and the cookie that it is answered with. */
export async function beginPasskey(
  { headers: from }: Request,
  person: SignedInPerson,
): Promise<{ options: PublicKeyCredentialCreationOptionsJSON; headers: Headers }> {
  refuseWithoutFactor(person);
  if ((await passkeysOf(database(), person.personId, MOST)).length === MOST)
    throw new Refusal('conflict', `You have ${MOST} passkeys: remove one first`);
  const said = await engine().api.generatePasskeyRegistrationOptions({ headers: from, returnHeaders: true });
  return { options: said.response as PublicKeyCredentialCreationOptionsJSON, headers: said.headers };
}

const NOT_MADE = 'The passkey was not made. Try once more';

/** Keeps the public half of what a browser has made, for this address alone. */
export async function addPasskey(
  request: Request,
  person: SignedInPerson,
  made: { name: string; response: string },
): Promise<void> {
  refuseWithoutFactor(person);
  const body = { name: made.name, response: parsed(made.response) };
  await refusing(NOT_MADE, () => engine().api.verifyPasskeyRegistration({ body, headers: request.headers }));
  await noteFactor(person, 'passkey.added');
}

/** Takes a passkey of one's own away. */
export async function takePasskeyAway(person: SignedInPerson, id: string): Promise<void> {
  if (!(await removePasskey(database(), { id, personId: person.personId }))) throw notFound();
  await noteFactor(person, 'passkey.removed');
}

/** Whether whoever has just entered their password could go on with a passkey. */
export async function offersPasskey(request: Request): Promise<boolean> {
  const personId = await waitingForCode(request);
  return personId !== null && (await passkeysOf(database(), personId, 1)).length > 0;
}

const TOO_LONG_AGO = 'That took too long. Sign in with your password again';

/** Begins the second step of signing in with a passkey; gives what a browser answers, of this person's keys alone. */
export async function askForPasskey(
  request: Request,
): Promise<{ options: PublicKeyCredentialRequestOptionsJSON; headers: Headers }> {
  const personId = await waitingForCode(request);
  if (!personId) throw new Refusal('incomplete', TOO_LONG_AGO);
  const keys = await passkeysOf(database(), personId, MOST);
  const said = await engine().api.generatePasskeyAuthenticationOptions({
    headers: request.headers,
    returnHeaders: true,
  });
  const options = said.response as PublicKeyCredentialRequestOptionsJSON;
  const allowed = keys.map(({ credential_id }) => ({ id: credential_id, type: 'public-key' as const }));
  return { options: { ...options, allowCredentials: allowed }, headers: said.headers };
}

/** The second step of signing in, by a passkey; gives the headers that set the session's cookie. */
export async function verifyPasskey(request: Request, answer: string): Promise<Headers> {
  const response = parsed(answer);
  const personId = await waitingForCode(request);
  if (!personId) throw new Refusal('incomplete', TOO_LONG_AGO);
  const keys = await passkeysOf(database(), personId, MOST);
  // better-auth takes anybody's passkey as a whole sign-in: here it follows the password of the person whose it is.
  if (!keys.some(({ credential_id }) => credential_id === response.id))
    throw new Refusal('incomplete', 'That is none of your passkeys');
  const { headers } = await refusing('That passkey was refused. Enter a code instead', () =>
    engine().api.verifyPasskeyAuthentication({
      body: { response: response as unknown as AuthenticationResponseJSON },
      headers: request.headers,
      returnHeaders: true,
    }),
  );
  const ended = await endWaiting(request);
  if (!ended) {
    const token = tokenIn(asRequest(headers));
    if (token) await endSession(database(), storedToken(token));
    throw new Refusal('incomplete', TOO_LONG_AGO);
  }
  return headers;
}

function parsed(text: string): { id: string } & Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said === 'object' && said !== null && 'id' in said && typeof said.id === 'string')
      return said as { id: string };
  } catch {
    // It is no answer of a browser's.
  }
  throw new Refusal('incomplete', NOT_MADE);
}

async function refusing<Result>(words: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    // What cannot be verified, an answer for another address among it, better-auth reports as a fault of its own.
    if (error instanceof APIError) throw new Refusal('incomplete', words);
    throw error;
  }
}
