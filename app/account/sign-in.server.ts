import { APIError } from 'better-auth/api';
import { Refusal } from '../platform/refusal';
import { engine } from './auth.server';
import { limitSignIn } from './rate-limit.server';

/** Same words for a wrong password and an unknown account. */
const WRONG = 'The e-mail address or the password is not right';

/** Checks an e-mail address and password; gives the headers that set the session's cookie. */
export async function signIn(
  request: Request,
  email: string,
  password: string,
  address: string,
): Promise<Headers> {
  const succeeded = await limitSignIn(email, address);
  try {
    const body = { email, password, rememberMe: false };
    const { headers } = await engine().api.signInEmail({
      body,
      headers: request.headers,
      returnHeaders: true,
    });
    await succeeded();
    return headers;
  } catch (error) {
    if (error instanceof APIError && (error.statusCode ?? 500) < 500)
      throw new Refusal('incomplete', WRONG).at('email');
    throw error;
  }
}

/** Ends the session; gives the headers that clear its cookie. */
export async function signOut(request: Request): Promise<Headers> {
  const { headers } = await engine().api.signOut({ headers: request.headers, returnHeaders: true });
  return headers;
}
