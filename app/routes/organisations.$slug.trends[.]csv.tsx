import { requireActor } from '~/account/actor.server';
import { noteDownload } from '~/account/note-download.server';
import { zoomFrom } from '~/insight/zoom';
import { trendsCsv } from '~/organisation/dashboard.server';
import { openOrganisation } from '~/organisation/open.server';
import { fileResponse } from '~/platform/file-response.server';
import { page } from '~/platform/http.server';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.read');
  const query = new URL(request.url).searchParams;
  const csv = await trendsCsv(organisation, query.get('measure'), zoomFrom(query));
  const name = `${organisation.slug}-trends.csv`;
  await noteDownload(actor, name, organisation.id);
  return fileResponse(request, csv, { type: 'text/csv; charset=utf-8', name });
});
