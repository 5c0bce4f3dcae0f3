import { APIError } from 'better-auth/api';
import { engine } from './auth.server';
import { limitSignIn } from './rate-limit.server';

/** Same words for a wrong password and an unknown account. */
const WRONG = 'The e-mail address or the password is not right';

type SignedIn = { ok: true; headers: Headers } | { ok: false; message: string };

/** Checks an e-mail address and password; on success gives the headers that set the session's cookie. */
export async function signIn(
  request: Request,
  email: string,
  password: string,
  address: string,
): Promise<SignedIn> {
  const succeeded = await limitSignIn(email, address);
  try {
    const body = { email, password, rememberMe: false };
    const { headers } = await engine().api.signInEmail({
      body,
      headers: request.headers,
      returnHeaders: true,
    });
    await succeeded();
    return { ok: true, headers };
  } catch (error) {
    if (error instanceof APIError && (error.statusCode ?? 500) < 500) return { ok: false, message: WRONG };
    throw error;
  }
}

/** Ends the session; gives the headers that clear its cookie. */
export async function signOut(request: Request): Promise<Headers> {
  const { headers } = await engine().api.signOut({ headers: request.headers, returnHeaders: true });
  return headers;
}
