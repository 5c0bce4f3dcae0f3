import type { ActionFunctionArgs } from '@remix-run/node';
import { hashPassword } from '~/account/password.server';
import { signIn } from '~/account/sign-in.server';
import { EMAILS } from '~/demo/accounts';
import type { FormResult } from '~/forms/form-result';
import { act } from '~/forms/read.server';
import { inTransaction } from '~db/client';
import { setPasswords } from '~db/queries/people';
import { asWorks } from '~db/reach';

const PASSWORD = 'one for all accounts of the tests';

type Fields = FormData | Record<string, string>;

/** A form as a browser posts it; signed in where a session's cookie is given. */
export function posted(form: Fields, cookie = ''): Request {
  const body = form instanceof FormData ? form : new FormData();
  if (!(form instanceof FormData)) for (const [name, value] of Object.entries(form)) body.append(name, value);
  return new Request('http://localhost/', { method: 'POST', body, headers: cookie ? { cookie } : {} });
}

/** The cookie of a demo account that has signed in. */
export async function cookieOf(account: string): Promise<string> {
  const hash = await hashPassword(PASSWORD);
  await inTransaction((tx) => setPasswords(tx, EMAILS, hash));
  const request = new Request('http://localhost/sign-in', { method: 'POST' });
  const { headers } = await signIn(request, `${account}@demo.test`, PASSWORD, '192.0.2.1');
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

interface Answer {
  status: number;
  /** Where it leads; empty where it stays. */
  to: string;
  /** The form as it comes back; null where it was not refused. */
  refused: FormResult | null;
  /** What the page is answered with, where it stays. */
  said: unknown;
}

/** What a route's action answers to a form. */
export async function press(
  action: (args: ActionFunctionArgs) => Promise<unknown>,
  params: Record<string, string>,
  form: Fields,
  cookie: string,
): Promise<Answer> {
  const said = await action({ request: posted(form, cookie), params, context: {} }).catch((error) => error);
  if (said instanceof Response)
    return { status: said.status, to: said.headers.get('location') ?? '', refused: null, said: null };
  if (said instanceof Error) throw said;
  const { data, init } = said as { data: FormResult; init: { status: number } | null };
  return { status: init?.status ?? 200, to: '', refused: data && 'errors' in data ? data : null, said: data };
}

/** What an action's work comes to: what it gives, or the form as it comes back refused. Nobody has signed in. */
export async function answered<Result>(
  request: Request,
  work: (request: Request) => Promise<Result>,
): Promise<Result | FormResult> {
  const said: unknown = await act(({ request: same }) => asWorks(() => work(same)))({
    request,
    params: {},
    context: {},
  });
  const wrapped = said as { type?: string; data: FormResult };
  return wrapped?.type === 'DataWithResponseInit' ? wrapped.data : (said as Result);
}

/** The fields that a verb refuses, by name; none where it goes through. */
export async function wrongFields(work: Promise<unknown>): Promise<string[]> {
  try {
    await work;
    return [];
  } catch (error) {
    const { faults } = error as { faults?: { field: string }[] };
    if (!faults) throw error;
    return faults.map(({ field }) => field);
  }
}
