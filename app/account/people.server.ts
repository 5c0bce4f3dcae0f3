import type { Tx } from '~db/client';
import { addBodyRole, addPerson } from '~db/queries/people';
import type { BodyRole } from '../access/policy';
import { newId, now } from '../platform/clock.server';

/** A hash of nothing: well formed, so that trying it takes as long as any other, and never right. */
const NO_PASSWORD = `$argon2id$v=19$m=65536,t=3,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

interface NewPerson {
  name: string;
  email: string;
  /** Hashed; nobody can sign in until one is set. */
  passwordHash?: string;
  bodyRole?: BodyRole;
  /** Whether somebody has opened a link that was sent there. */
  emailVerified?: boolean;
}

/** Adds a person with an account; gives the id. */
export async function addAccount(tx: Tx, person: NewPerson): Promise<string> {
  const id = newId();
  const { name, email, passwordHash = NO_PASSWORD, bodyRole, emailVerified = false } = person;
  await addPerson(tx, { id, name, email, passwordHash, emailVerified, at: now() });
  if (bodyRole) await addBodyRole(tx, { person_id: id, role: bodyRole });
  return id;
}
