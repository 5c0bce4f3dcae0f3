import { createCookie } from '@remix-run/node';
import { database, inTransaction } from '~db/client';
import { personByEmail } from '~db/queries/people';
import { promise } from '../mail/outbox.server';
import { paths } from '../paths';
import { momentInWords, now } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { secretFor } from '../platform/secret.server';
import { prefixAt } from './auth.server';

const YEAR_S = 365 * 24 * 60 * 60;
/** People who share a browser, those who signed in last first. */
const MOST_KNOWN = 8;

/** Who has signed in with a browser before, by marks that nobody else can make or read. */
const knownHere = () =>
  createCookie(`${prefixAt(context().origin)}.known`, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: YEAR_S,
    secure: context().origin.startsWith('https:'),
    secrets: [secretFor('known browser', [])],
  });

const markOf = (personId: string) => secretFor('known browser', [personId]).slice(0, 32);

interface Arrived {
  id: string;
  name: string;
  email: string;
}

/**
 * Remembers a browser with which somebody has signed in; gives its cookie. Where they never had with this one before,
 * they are told by mail. In the demo, whose accounts everybody shares, nobody is.
 */
export async function rememberBrowser(
  request: Request,
  { id, name, email }: Arrived,
  { first }: { first: boolean },
): Promise<string> {
  const known = await knownIn(request);
  const mark = markOf(id);
  if (!first && !known.includes(mark) && context().secondFactor === 'required')
    await inTransaction((tx) =>
      promise(tx, email, {
        kind: 'Signed in with a new browser',
        subject: 'Your account was used with a new browser',
        says: [
          `Hello ${name},`,
          `somebody signed in to your account with ${browserIn(request.headers.get('User-Agent'))}, which you had not used before, on ${momentInWords(now())}.`,
          'If it was you, do nothing.',
        ],
        action: { words: 'See where you are signed in', to: `${context().origin}${paths.account}` },
        after: ['If it was not you, sign out there and choose another password.'],
      }),
    );
  return knownHere().serialize([mark, ...known.filter((each) => each !== mark)].slice(0, MOST_KNOWN));
}

async function knownIn(request: Request): Promise<string[]> {
  const said: unknown = await knownHere().parse(request.headers.get('Cookie'));
  return Array.isArray(said) ? said.filter((each) => typeof each === 'string') : [];
}

/** Whether whoever has this address has signed in with this browser before. */
export async function isKnownBrowser(request: Request, email: string): Promise<boolean> {
  const known = await knownIn(request);
  const person = known.length > 0 ? await personByEmail(database(), email.toLowerCase()) : undefined;
  return person !== undefined && known.includes(markOf(person.id));
}

/** Enough of a browser's own name for its owner to know it again. */
export function browserIn(agent: string | null): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(agent ?? '')?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux|CrOS)/.exec(agent ?? '')?.[1];
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', CrOS: 'ChromeOS', 'Mac OS X': 'macOS' };
  const known = [browser, system].flatMap((each) => (each ? [names[each] ?? each] : []));
  return known.length > 0 ? known.join(' on ') : 'an unknown browser';
}
