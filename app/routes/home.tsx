import { redirect } from '@remix-run/node';
import { homeOf } from '~/access/links';
import { requireActor } from '~/account/actor.server';
import { page } from '~/platform/http.server';

/** Where a person works: their organisation, their reviews, or the directory. */
export const loader = page(async ({ request, context }) => {
  throw redirect(homeOf(await requireActor(request, context)));
});
