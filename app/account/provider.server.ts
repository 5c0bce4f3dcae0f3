import { createCookie, data } from '@remix-run/node';
import type { ClientAuth, Configuration, IDToken, UserInfoResponse } from 'openid-client';
import { z } from 'zod';
import { paths } from '../paths';
import { now } from '../platform/clock.server';
import { context, type Provider } from '../platform/context.server';
import { logError } from '../platform/log.server';
import { Refusal } from '../platform/refusal';
import { secretFor } from '../platform/secret.server';
import { keepOnce, prefixAt, takeOnce } from './auth.server';
import { limitAtProvider } from './rate-limit.server';

/** How long the provider is waited for, and how long somebody may take to sign in there. */
const ANSWER_S = 6;
const FLOW_MS = 15 * 60_000;
/** How long what the provider says of itself is believed. */
const KNOWN_MS = 60 * 60_000;
/** Clocks of two machines may differ. */
const SKEW_MS = 60_000;

const client = () => import('openid-client');

/** What somebody goes to the provider for: to sign in, to prove anew that it is they, or to link their account. */
const PURPOSES = ['sign_in', 'again', 'link'] as const;

const flowSchema = z.object({
  purpose: z.enum(PURPOSES),
  /** Who is signed in, where a link is made. */
  personId: z.string().nullable(),
  from: z.string(),
  carried: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  begun: z.number(),
});
type Flow = z.output<typeof flowSchema>;

/** Whom the provider vouches for. */
export interface Vouched {
  issuer: string;
  subject: string;
  /** In small letters; null where it has none, or has not verified it. */
  email: string | null;
  /** Whether it says that it asked for a second factor. */
  factor: boolean;
  /** When they proved there who they are; null where it does not say. */
  provedAt: Date | null;
}

/** What people call the provider; null where none is configured. */
export const providerName = () => context().provider?.name ?? null;

/** The configured provider; where none is, there is no such page. */
export function configuredProvider(): Provider {
  const { provider } = context();
  if (!provider) throw new Refusal('not_found', 'Page not found');
  return provider;
}

const flowCookie = () =>
  createCookie(`${prefixAt(context().origin)}.provider`, {
    httpOnly: true,
    // It comes back by a link from another site.
    sameSite: 'lax',
    path: '/',
    maxAge: FLOW_MS / 1_000,
    secure: context().origin.startsWith('https:'),
    secrets: [secretFor('provider', [])],
  });

const backAddress = () => `${context().origin}${paths.signInProviderBack}`;

/** Begins at the provider: what a page leads on with, and the cookie with which somebody comes back. */
export async function goOnToProvider(
  asked: Pick<Flow, 'purpose' | 'personId' | 'from' | 'carried'>,
  address: string,
) {
  const { name } = configuredProvider();
  await limitAtProvider(address);
  const oidc = await client();
  const configuration = await reached();
  const flow: Flow = {
    ...asked,
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    begun: now().getTime(),
  };
  const to = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: backAddress(),
    scope: 'openid email',
    code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
    state: flow.state,
    nonce: flow.nonce,
    ...(asked.purpose === 'again' && { prompt: 'login', max_age: '0' }),
  });
  const key = await keepOnce(JSON.stringify(flow), FLOW_MS);
  const headers = { 'Set-Cookie': await flowCookie().serialize(key), Refresh: `0;url=${to.href}` };
  return data({ name, to: to.href }, { headers });
}

interface CameBack {
  flow: Flow;
  vouched: Vouched;
}

const startAgain = (why: string) => new Refusal('incomplete', `${why}. Begin again`);

/** Who comes back from the provider, once: the same address opened twice is refused. */
export async function cameBack(request: Request): Promise<CameBack> {
  const { issuer, name } = configuredProvider();
  const key: unknown = await flowCookie().parse(request.headers.get('Cookie'));
  const kept = typeof key === 'string' ? await takeOnce(key) : null;
  if (!kept) throw startAgain('This sign-in was used already, took too long, or began in another browser');
  const flow = flowSchema.parse(JSON.parse(kept));
  const oidc = await client();
  const configuration = await reached();
  // Whatever host a proxy names: the address is the one that the provider was told.
  const address = new URL(`${backAddress()}${new URL(request.url).search}`);
  const tokens = await saying(name, () =>
    oidc.authorizationCodeGrant(configuration, address, {
      pkceCodeVerifier: flow.verifier,
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      idTokenExpected: true,
    }),
  );
  const claims = tokens.claims();
  if (!claims) throw startAgain(`${name} did not say who you are`);
  const user =
    typeof claims.email === 'string'
      ? claims
      : await saying(name, () => oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub));
  return { flow, vouched: vouchedBy(issuer, claims, user) };
}

/** The cookie is over as soon as somebody is back. */
export const endedFlow = () => flowCookie().serialize('', { maxAge: 0 });

/** What says that a second factor was asked for: RFC 8176, and the profile of REFEDS. */
const MFA = { amr: 'mfa', acr: 'https://refeds.org/profile/mfa' };

function vouchedBy(issuer: string, claims: IDToken, user: IDToken | UserInfoResponse): Vouched {
  const { email, email_verified: verified } = user;
  return {
    issuer,
    subject: claims.sub,
    email: typeof email === 'string' && verified === true ? email.trim().toLowerCase() : null,
    factor: [claims.amr].flat().includes(MFA.amr) || claims.acr === MFA.acr,
    provedAt: typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1_000) : null,
  };
}

/** Refuses whom the provider let through because they had signed in there before: what is decided wants them to prove it anew. */
export function refuseUnlessProved({ begun }: Flow, { provedAt }: Vouched): void {
  if (provedAt === null || provedAt.getTime() < begun - SKEW_MS)
    throw new Refusal(
      'incomplete',
      `${configuredProvider().name} does not say that you have just proved who you are. Enter your password instead`,
    );
}

let known: { of: Provider; at: number; configuration: Promise<Configuration> } | null = null;

/** The provider as it describes itself; asked anew each hour, and after every failure. */
async function reached(): Promise<Configuration> {
  const provider = configuredProvider();
  if (known?.of !== provider || now().getTime() - known.at > KNOWN_MS)
    known = { of: provider, at: now().getTime(), configuration: discover(provider) };
  const { configuration } = known;
  return saying(provider.name, () => configuration).catch((error) => {
    if (known?.configuration === configuration) known = null;
    throw error;
  });
}

async function discover({ issuer, clientId, clientSecret }: Provider): Promise<Configuration> {
  const oidc = await client();
  const basic = oidc.ClientSecretBasic(clientSecret);
  const post = oidc.ClientSecretPost(clientSecret);
  const authenticate: ClientAuth = (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported;
    const which = ways && !ways.includes('client_secret_basic') ? post : basic;
    return which(server, ...rest);
  };
  return oidc.discovery(new URL(issuer), clientId, undefined, authenticate, {
    timeout: ANSWER_S,
    // By itself the library trusts TLS alone for what comes from the provider directly, and checks no signature. Only an
    // address of this machine may be without TLS: the environment is read so.
    execute: [
      oidc.enableNonRepudiationChecks,
      ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []),
    ],
  });
}

/** Says what went wrong in words for who is signing in; how exactly, stands in the log, without what was sent. */
async function saying<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const oidc = await client();
  try {
    return await work();
  } catch (error) {
    const said =
      error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError
        ? error.error
        : null;
    if (said === 'access_denied') throw startAgain(`You did not sign in at ${name}`);
    const { code, message } = error as { code?: string; message: string };
    logError(new Error(`The provider of sign-ins: ${said ?? code ?? message}`));
    if (said) throw startAgain(`${name} did not let you in`);
    if (code && !AWAY.has(code)) throw startAgain(`What ${name} answered could not be trusted`);
    throw new Refusal(
      'incomplete',
      `${name} cannot be reached just now. Try again later, or sign in with your password`,
    );
  }
}

/** Too late, or with another status than an answer has: what could not be fetched at all has no code. */
const AWAY = new Set(['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM']);
