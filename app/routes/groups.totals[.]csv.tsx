import { requireActor } from '~/account/actor.server';
import { noteDownload } from '~/account/note-download.server';
import { fileResponse } from '~/platform/file-response.server';
import { page } from '~/platform/http.server';
import { groupOf, groupRows } from '~/scheme/group.server';
import { choose } from '~/scheme/overview.server';
import { totalsCsv } from '~/scheme/totals-csv.server';

export const loader = page(async ({ request, context }) => {
  const actor = await requireActor(request, context);
  const organisations = groupOf(actor);
  const { year } = await choose(new URL(request.url).searchParams);
  const csv = totalsCsv(year, await groupRows(organisations, year));
  const name = `group-${year}.csv`;
  await noteDownload(actor, name);
  return fileResponse(request, csv, { type: 'text/csv; charset=utf-8', name });
});
