import { createCookie } from '@remix-run/node';
import { APIError } from 'better-auth/api';
import { database } from '~db/client';
import { noteProvedAt, personByEmail, personById } from '~db/queries/people';
import { noteAccess } from '../audit/access.server';
import { context } from '../platform/context.server';
import { Refusal } from '../platform/refusal';
import { secretFor } from '../platform/secret.server';
import { actorBy } from './actor.server';
import { asRequest, engine, prefixAt, storedToken, tokenIn, waitingForCode } from './auth.server';
import { browserIn, rememberBrowser } from './device.server';
import { verifyCode } from './factor.server';
import { verifyPasskey } from './passkeys.server';
import { endedFlow, type Vouched } from './provider.server';
import { personVouchedFor } from './provider-link.server';
import { forgiveAtProvider, limitSignIn, networkOf } from './rate-limit.server';

/** Same words for a wrong password and an unknown account. */
const WRONG = 'The e-mail address or the password is not right';

/** Who signed in last in a browser and has not signed out, also once the session has ended; nobody else can read it. */
const lastHere = () =>
  createCookie(`${prefixAt(context().origin)}.last-here`, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: context().origin.startsWith('https:'),
    secrets: [secretFor('last here', [])],
  });

/** The person whose session it was, by id; null where nobody has signed in here, or has signed out. */
export async function lastSignedIn(request: Request): Promise<string | null> {
  const known: unknown = await lastHere().parse(request.headers.get('Cookie'));
  return typeof known === 'string' ? known : null;
}

interface SignedIn {
  /** Set the session's cookie, or one with which the code is waited for. */
  headers: Headers;
  /** Whether a code of the second factor is still wanted: nobody is signed in yet. */
  wantsCode: boolean;
}

interface Arriving {
  /** Whether they have just set their password by a link of theirs: they know that it is they. */
  first?: boolean;
}

/** Checks an e-mail address and password. */
export async function signIn(
  request: Request,
  email: string,
  password: string,
  address: string,
  { first = false }: Arriving = {},
): Promise<SignedIn> {
  const succeeded = await limitSignIn(request, email, address);
  try {
    const body = { email, password, rememberMe: false };
    const { headers, response } = await engine().api.signInEmail({
      body,
      headers: request.headers,
      returnHeaders: true,
    });
    await succeeded();
    if ('twoFactorRedirect' in response) return { headers, wantsCode: true };
    await arrived(headers, request, response.user, { address, first });
    return { headers, wantsCode: false };
  } catch (error) {
    if (!(error instanceof APIError) || (error.statusCode ?? 500) >= 500) throw error;
    const known = await personByEmail(database(), email.toLowerCase());
    await noteFailure(known ?? null, address);
    throw new Refusal('incomplete', WRONG).at('email');
  }
}

/** Signs in whom a provider vouches for. A code is waited for where they have a second factor and it asked for none. */
export async function signInVouched(request: Request, vouched: Vouched, address: string): Promise<SignedIn> {
  const person = await personVouchedFor(vouched).catch(async (error) => {
    const known = vouched.email && (await personByEmail(database(), vouched.email));
    if (error instanceof Refusal) await noteFailure(known || null, address);
    throw error;
  });
  const wantsCode = person.twoFactor && !vouched.factor;
  const { headers } = await engine().api.signInKnown({
    body: { personId: person.id, wantsCode },
    headers: request.headers,
    returnHeaders: true,
  });
  headers.append('Set-Cookie', await endedFlow());
  await forgiveAtProvider(address);
  if (wantsCode) return { headers, wantsCode };
  const token = tokenIn(asRequest(headers));
  if (!token) throw new Error('Nobody was signed in');
  const at = vouched.provedAt ?? LONG_AGO;
  await noteProvedAt(database(), storedToken(token), { at, factor: vouched.factor });
  await arrived(headers, request, person, { address, first: false });
  return { headers, wantsCode };
}

/** When somebody proved who they are at a provider that does not say: whoever decides something proves it anew. */
const LONG_AGO = new Date(0);

type Known = { id: string; name: string; email: string };

/** Says to a browser, and in the list of sign-ins, who has come in with it. */
async function arrived(
  headers: Headers,
  request: Request,
  person: Known,
  { address, first }: { address: string; first: boolean },
): Promise<void> {
  headers.append('Set-Cookie', await lastHere().serialize(person.id));
  headers.append('Set-Cookie', await rememberBrowser(request, person, { first }));
  const about = browserIn(request.headers.get('User-Agent'));
  await noteAccess({ event: 'sign_in.done', person, about, network: networkOf(address) });
}

/** That somebody failed to sign in; nobody where it is not known who. What they typed is kept nowhere. */
function noteFailure(person: Pick<Known, 'id' | 'name'> | null, address: string): Promise<void> {
  return noteAccess({ event: 'sign_in.failed', person, network: networkOf(address) });
}

/** The second step: a code of the authenticator app, or a backup code. */
export async function signInWithCode(request: Request, code: string, address: string): Promise<Headers> {
  return secondStep(request, address, () => verifyCode(request, code));
}

/** The same by a passkey. */
export async function signInWithPasskey(request: Request, answer: string, address: string): Promise<Headers> {
  return secondStep(request, address, () => verifyPasskey(request, answer));
}

async function secondStep(
  request: Request,
  address: string,
  verify: () => Promise<Headers>,
): Promise<Headers> {
  // Whoever comes here has entered somebody's password rightly: whose, their cookie says, and after too many tries no more.
  const waiting = await waitingForCode(request);
  const headers = await verify().catch(async (error) => {
    const person = waiting ? await personById(database(), waiting) : undefined;
    if (error instanceof Refusal)
      await noteAccess({
        event: 'sign_in.failed',
        person: person ?? null,
        about: 'at the second step, after the right password',
        network: networkOf(address),
      });
    throw error;
  });
  const actor = await actorBy(headers);
  if (actor) {
    const { personId: id, name, email } = actor;
    await arrived(headers, request, { id, name, email }, { address, first: false });
  }
  return headers;
}

/** Ends the session; gives the headers that clear its cookie. */
export async function signOut(request: Request): Promise<Headers> {
  const { headers } = await engine().api.signOut({ headers: request.headers, returnHeaders: true });
  headers.append('Set-Cookie', await lastHere().serialize('', { maxAge: 0 }));
  return headers;
}
