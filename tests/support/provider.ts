import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

interface Claims {
  email?: string;
  email_verified?: boolean;
}

/** What is done to a token before it is handed over: its claims changed, or the whole of it. */
interface Twist {
  claims?: Record<string, unknown>;
  /** Signed by a key that the provider does not have. */
  foreign?: boolean;
  /** Without any signature, which it says of itself. */
  unsigned?: boolean;
}

export interface TestProvider {
  issuer: string;
  /** What `context().provider` has to be. */
  configured: { issuer: string; clientId: string; clientSecret: string; name: string };
  /** Who has an account there, by what they type. */
  people: Map<string, Claims>;
  /** What is done to the next tokens; null where nothing is. */
  twist: Twist | null;
  /** Whether it answers with faults. */
  away: boolean;
  close: () => Promise<void>;
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A real provider of OpenID Connect on this machine, with the library's own pages for signing in. */
export async function openProvider(backAddresses: readonly string[]): Promise<TestProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const mine = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const configured = {
    issuer,
    clientId: 'proofmark',
    clientSecret: 'a secret between the two of them',
    name: 'Anytown Council',
  };
  const self: TestProvider = {
    issuer,
    configured,
    people: new Map(),
    twist: null,
    away: false,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: configured.clientId,
        client_secret: configured.clientSecret,
        redirect_uris: [...backAddresses],
        require_auth_time: true,
      },
    ],
    jwks: { keys: [{ ...mine.privateKey.export({ format: 'jwk' }), kid: 'mine', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a key for cookies in tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, ...self.people.get(id) }),
    }),
  });
  provider.use(async (ctx, next) => {
    await next();
    const said = ctx.body as { id_token?: string } | undefined;
    if (self.twist && ctx.path === '/token' && said?.id_token)
      said.id_token = twisted(said.id_token, self.twist);
  });
  function twisted(token: string, { claims, foreign: other, unsigned }: Twist): string {
    const [, payload = ''] = token.split('.');
    const before = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const said = `${part({ alg: unsigned ? 'none' : 'RS256', kid: 'mine' })}.${part({ ...before, ...claims })}`;
    if (unsigned) return `${said}.`;
    const by = other ? foreign.privateKey : mine.privateKey;
    return `${said}.${sign('RSA-SHA256', Buffer.from(said), by).toString('base64url')}`;
  }
  const answer = provider.callback();
  server.on('request', (req, res) => {
    if (self.away) return void res.writeHead(503).end();
    void answer(req, res);
  });
  return self;
}

/** Goes to a provider as a browser does and signs in there, or cancels; gives the address that it leads back to. */
export async function signInAtProvider(
  to: string,
  login: string | null,
  jar = new Map<string, string>(),
): Promise<string> {
  const { origin } = new URL(to);
  let [address, body] = [to, null as URLSearchParams | null];
  for (let step = 0; step < 12; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, {
      method: body ? 'POST' : 'GET',
      body,
      headers: { cookie },
      redirect: 'manual',
    });
    for (const each of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    const location = answer.headers.get('location');
    body = null;
    if (location) {
      address = new URL(location, address).href;
      if (new URL(address).origin !== origin) return address;
      continue;
    }
    const html = await answer.text();
    const [, prompt] = /name="prompt" value="(\w+)"/.exec(html) ?? [];
    if (!prompt) throw new Error(`The provider says ${answer.status}: ${html.slice(0, 300)}`);
    if (login === null) address = `${address}/abort`;
    else body = new URLSearchParams({ prompt, login, password: 'any' });
  }
  throw new Error('The provider leads round and round');
}
