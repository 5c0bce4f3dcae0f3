import { requirePermission } from '~/account/actor.server';
import { noteDownload } from '~/account/note-download.server';
import { fileResponse } from '~/platform/file-response.server';
import { page } from '~/platform/http.server';
import { choose, regionRows } from '~/scheme/overview.server';
import { totalsCsv } from '~/scheme/totals-csv.server';

export const loader = page(async ({ request, context }) => {
  const actor = await requirePermission(request, context, 'scheme.read');
  const { year } = await choose(new URL(request.url).searchParams);
  const csv = totalsCsv(year, await regionRows(year));
  const name = `scheme-${year}.csv`;
  await noteDownload(actor, name);
  return fileResponse(request, csv, { type: 'text/csv; charset=utf-8', name });
});
