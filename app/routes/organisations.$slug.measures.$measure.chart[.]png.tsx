import { requireActor } from '~/account/actor.server';
import { zoomFrom } from '~/insight/zoom';
import { chartFile } from '~/organisation/chart-file.server';
import { openOrganisation } from '~/organisation/open.server';
import { fileResponse } from '~/platform/file-response.server';
import { page } from '~/platform/http.server';
import { chartPng } from '~/publication/chart/chart-png.server';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.read');
  const measure = params.measure ?? '';
  const svg = await chartFile(organisation, measure, zoomFrom(new URL(request.url).searchParams));
  return fileResponse(request, chartPng(svg), {
    type: 'image/png',
    name: `${organisation.slug}-${measure}.png`,
  });
});
