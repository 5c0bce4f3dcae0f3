import { redirect } from '@remix-run/node';
import { signOut } from '~/account/sign-in.server';
import { act } from '~/forms/read.server';
import { page } from '~/platform/http.server';

export const loader = page(async () => {
  throw redirect('/');
});

export const action = act(async ({ request }) => {
  const headers = new Headers(await signOut(request));
  // What a browser kept of forms that were not saved is for nobody who sits down here next.
  headers.set('Clear-Site-Data', '"storage"');
  return redirect('/', { status: 303, headers });
});
