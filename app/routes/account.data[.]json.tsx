import { requireFreshPerson } from '~/account/actor.server';
import { ownData } from '~/account/own-data.server';
import { fileResponse } from '~/platform/file-response.server';
import { page } from '~/platform/http.server';

export const loader = page(async ({ request, context }) => {
  const person = await requireFreshPerson(request, context);
  const type = 'application/json; charset=utf-8';
  return fileResponse(request, await ownData(person), { type, name: 'my-account.json' });
});
