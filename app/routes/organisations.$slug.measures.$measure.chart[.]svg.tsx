import { requireActor } from '~/account/actor.server';
import { zoomFrom } from '~/insight/zoom';
import { chartFile } from '~/organisation/chart-file.server';
import { openOrganisation } from '~/organisation/open.server';
import { fileResponse } from '~/platform/file-response.server';
import { page } from '~/platform/http.server';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.read');
  const measure = params.measure ?? '';
  const svg = await chartFile(organisation, measure, zoomFrom(new URL(request.url).searchParams));
  return fileResponse(request, svg, {
    type: 'image/svg+xml',
    name: `${organisation.slug}-${measure}.svg`,
  });
});
