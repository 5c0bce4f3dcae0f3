import { requireActor } from '~/account/actor.server';
import { openOrganisation } from '~/organisation/open.server';
import { wordmarkBytes } from '~/organisation/wordmark.server';
import { fileResponse } from '~/platform/file-response.server';
import { page } from '~/platform/http.server';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.read');
  const { bytes, etag } = await wordmarkBytes(organisation);
  return fileResponse(request, bytes, {
    type: 'image/png',
    name: `${organisation.slug}.png`,
    inline: true,
    etag,
  });
});
