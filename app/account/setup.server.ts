import { database, inTransaction, type Tx } from '~db/client';
import {
  type AccountLinkRow,
  addAccountLink,
  endAccountLinks,
  openAccountLink,
  useAccountLink,
} from '~db/queries/account-links';
import { accreditorRow, putAccreditor } from '~db/queries/accreditor';
import {
  addBodyRole,
  bodyRolesOf,
  forgetFactor,
  hasAdministrator,
  personByEmail,
  setPassword,
} from '~db/queries/people';
import { recordOfAccreditor } from '../audit/record.server';
import { paths } from '../paths';
import { sha256 } from '../platform/canonical.server';
import { now, randomHex } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { Refusal } from '../platform/refusal';
import { hashPassword } from './password.server';
import { refuseWeakPassword } from './password-strength.server';
import { addAccount } from './people.server';

const SETUP_MS = 24 * 60 * 60_000;

/** Makes an address at which an administrator sets up an account, good once; bound to an e-mail address where one is given. */
export async function makeSetupAddress(email: string | null): Promise<string> {
  const token = randomHex(32);
  const at = now();
  await inTransaction(async (tx) => {
    await addAccountLink(tx, {
      token_sha256: sha256(token),
      purpose: 'setup',
      email: email?.toLowerCase() ?? null,
      person_id: null,
      created_at: at,
      expires_at: new Date(at.getTime() + SETUP_MS),
      used_at: null,
    });
  });
  return `${context().origin}${paths.setup(token)}`;
}

/** Where to begin, to be printed at every start while nobody can sign in; nothing once somebody can. */
export async function firstAddress(): Promise<string[]> {
  if (await hasAdministrator(database())) return [];
  const address = await makeSetupAddress(null);
  return [
    'Nobody can sign in yet. Within 24 hours, and once, the first administrator sets up an account at',
    `  ${address}`,
  ];
}

interface SetupPage {
  /** The address that the link is bound to; null where the administrator gives it. */
  email: string | null;
  /** Whether nobody has named the accreditor yet. */
  first: boolean;
}

/** What is asked at a link; one that is unknown, over or used is gone. */
export async function setupPage(token: string): Promise<SetupPage> {
  const link = await openAccountLink(database(), sha256(token), 'setup', now());
  if (!link)
    throw new Refusal(
      'gone',
      'This address was used, or its day is over. Whoever runs the service makes another with “npm run admin”',
    );
  return { email: link.email, first: (await accreditorRow(database())) === undefined };
}

interface SettingUp {
  accreditor: string;
  contact: string;
  name: string;
  email: string;
  password: string;
}

/** Makes the administrator that a link is for, and names the accreditor where nobody has; gives the e-mail address. */
export async function setUp(token: string, asked: SettingUp): Promise<string> {
  const { first, email: bound } = await setupPage(token);
  const email = bound ?? asked.email.toLowerCase();
  refuseWeakPassword(asked.password, [asked.name, email, asked.accreditor]);
  const passwordHash = await hashPassword(asked.password);
  await inTransaction(async (tx) => {
    const link = await useAccountLink(tx, sha256(token), 'setup', now());
    if (!link) throw new Refusal('conflict', 'Somebody has used this address meanwhile. Ask for another');
    const actor = {
      personId: await administrator(tx, link, { ...asked, email, passwordHash }),
      name: asked.name,
    };
    if (first) {
      await putAccreditor(tx, { name: asked.accreditor, contact_email: asked.contact, at: now() });
      const detail = { name: asked.accreditor, contact: asked.contact };
      await recordOfAccreditor(tx, { actor, event: 'accreditor.set_up', detail });
    }
    await recordOfAccreditor(tx, { actor, event: 'admin.added', detail: { email } });
    // What was printed at other starts opens nothing any more.
    await endAccountLinks(tx, { purpose: 'setup', personId: null, email: null });
  });
  return email;
}

async function administrator(
  tx: Tx,
  link: AccountLinkRow,
  { name, email, passwordHash }: Pick<SettingUp, 'name' | 'email'> & { passwordHash: string },
): Promise<string> {
  const known = await personByEmail(tx, email);
  if (!known) return addAccount(tx, { name, email, passwordHash, bodyRole: 'admin' });
  // Only who has the server's shell may take over an account that is there.
  if (link.email === null)
    throw new Refusal('conflict', 'This address has an account already. Use another').at('email');
  await setPassword(tx, known.id, passwordHash);
  // Whoever asks at the server's shell may have lost the old one.
  await forgetFactor(tx, known.id);
  const roles = await bodyRolesOf(tx, known.id);
  if (!roles.includes('admin')) await addBodyRole(tx, { person_id: known.id, role: 'admin' });
  return known.id;
}
