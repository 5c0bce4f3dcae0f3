import { database, inTransaction } from '~db/client';
import { changeTelling, tellingOf } from '~db/queries/notices';
import { endSessions, renamePerson, sessionsOf, setPassword } from '~db/queries/people';
import { noteAccess } from '../audit/access.server';
import { promise } from '../mail/outbox.server';
import { paths } from '../paths';
import { momentInWords, now } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { Refusal } from '../platform/refusal';
import { mustHaveFactor, type SignedInPerson } from './actor.server';
import { storedToken, tokenIn } from './auth.server';
import { browserIn } from './device.server';
import { hashPassword, isPasswordOf } from './password.server';
import { refuseWeakPassword } from './password-strength.server';
import { providerLine } from './provider-link.server';
import { limitOwnPassword } from './rate-limit.server';
import { SESSION_IDLE_MS, SESSION_MS } from './session-length';

const SESSIONS_SHOWN = 50;
/** How somebody is told who has not chosen. */
const NO_CHOICE = { told: 'at_once', reminded: true } as const;

interface SessionLine {
  id: string;
  since: string;
  seen: string;
  where: string;
  here: boolean;
}

/** What a person can see and change of their own account. */
export async function accountPage(request: Request, person: SignedInPerson) {
  const time = now().getTime();
  const limits = {
    startedAfter: new Date(time - SESSION_MS),
    seenAfter: new Date(time - SESSION_IDLE_MS),
  };
  const rows = await sessionsOf(database(), person.personId, limits, SESSIONS_SHOWN);
  const here = storedToken(tokenIn(request) ?? '');
  const sessions: SessionLine[] = rows.map((row) => ({
    id: row.id,
    since: momentInWords(row.created_at),
    seen: momentInWords(row.updated_at),
    where: browserIn(row.user_agent),
    here: row.token === here,
  }));
  const { name, email, secondFactor } = person;
  const { told, reminded } = (await tellingOf(database(), person.personId)) ?? NO_CHOICE;
  const provider = await providerLine(person);
  return {
    name,
    email,
    secondFactor,
    provider,
    factorNeeded: mustHaveFactor(person),
    sessions,
    told,
    reminded,
  };
}

export async function changeName(person: SignedInPerson, name: string): Promise<void> {
  await inTransaction((tx) => renamePerson(tx, person.personId, name, now()));
}

/** Sets when somebody is told what can wait, and whether they are reminded. */
export async function changeHowTold(
  person: SignedInPerson,
  choice: { told: 'at_once' | 'daily'; reminded: boolean },
): Promise<void> {
  await changeTelling(database(), person.personId, choice);
}

/** Sets a new password, which needs the old one, and ends every other session. The session that asks is ended, too. */
export async function changePassword(
  person: SignedInPerson,
  asked: { current: string; password: string },
): Promise<void> {
  const succeeded = await limitOwnPassword(person.personId);
  if (!(await isPasswordOf(person.personId, asked.current)))
    throw new Refusal('incomplete', 'That is not your password').at('current');
  await succeeded();
  refuseWeakPassword(asked.password, [person.name, person.email]);
  const hash = await hashPassword(asked.password);
  await inTransaction(async (tx) => {
    await setPassword(tx, person.personId, hash);
    await promise(tx, person.email, {
      kind: 'The password was changed',
      subject: 'Your password was changed',
      says: [
        `Hello ${person.name},`,
        'The password of your account was changed just now, on your account’s page.',
      ],
      after: [
        'If it was not you, ask for a new one at once at the address below, and tell us.',
        `${context().origin}${paths.reset}`,
      ],
    });
  });
  await noteAccess({ event: 'password.changed', person: { id: person.personId, name: person.name } });
}

/** Ends one session of a person, or all but the one that asks. */
export async function endOthers(request: Request, person: SignedInPerson, id: string): Promise<void> {
  const which = id ? { id } : { butToken: storedToken(tokenIn(request) ?? '') };
  await inTransaction((tx) => endSessions(tx, person.personId, which));
}
