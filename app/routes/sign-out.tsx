import { redirect } from '@remix-run/node';
import { signOut } from '~/account/sign-in.server';
import { act } from '~/forms/read.server';
import { page } from '~/platform/http.server';

export const loader = page(async () => {
  throw redirect('/');
});

export const action = act(async ({ request }) => {
  return redirect('/', { status: 303, headers: await signOut(request) });
});
