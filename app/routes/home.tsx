import { redirect } from '@remix-run/node';
import { requireActor } from '~/access/actor.server';
import { homeOf } from '~/access/links';
import { page } from '~/platform/http.server';

/** Where a person works: their organisation, their reviews, or the directory. */
export const loader = page(async ({ request, context }) => {
  throw redirect(homeOf(await requireActor(request, context)));
});
