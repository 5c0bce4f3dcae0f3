import { randomBytes } from 'node:crypto';

/** What this process is and stands on. One, for server, commands and tests alike; `app/open.server.ts` makes it. */
export interface Context {
  /** The address people use, as printed in documents. */
  origin: string;
  /** What all nodes share and nobody else knows. */
  secret: string;
  /** Where files are kept; null where nothing may be kept. */
  dataDir: string | null;
  signing: Signing;
  /** Where mail is handed over, and whom it is from; null where none is sent. */
  smtp: { url: string; from: string } | null;
  registers: Registers;
  /** Where people may sign in with an account of their own council or body; null where none is configured. */
  provider: Provider | null;
  /** Whether directors, assessors and administrators must have a second factor; else they may. */
  secondFactor: 'required' | 'offered';
  /** The only clock: tests and the demo set it. */
  now: () => Date;
}

/** A provider of sign-ins (OpenID Connect). */
export interface Provider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What people call it: it stands on the button. */
  name: string;
}

/** Where public registers are asked, and by which key; null where none is configured. */
export interface Registers {
  company: { url: string; key: string } | null;
  charity: { url: string; key: string } | null;
}

/** What documents are signed with. */
export interface Signing {
  /** A PKCS#12 file, and its password. */
  certificate: string | undefined;
  password: string;
  /** Without one: the demo's own is made where there is none, is used where there is one, or nothing is signed. */
  demo: 'made' | 'found' | 'none';
}

/** A process that has opened nothing: it signs nothing, keeps nothing, and its secret is nobody's. */
let current: Context = {
  origin: 'http://localhost:3000',
  secret: randomBytes(32).toString('hex'),
  dataDir: null,
  signing: { certificate: undefined, password: '', demo: 'none' },
  smtp: null,
  registers: { company: null, charity: null },
  provider: null,
  secondFactor: 'offered',
  now: () => new Date(),
};

export function context(): Context {
  return current;
}

/** Changes what this process is; gives back how it was. */
export function setContext(change: Partial<Context>): Context {
  const before = current;
  current = { ...current, ...change };
  return before;
}
