import { requireActor } from '~/account/actor.server';
import { noteDownload } from '~/account/note-download.server';
import { fileResponse } from '~/platform/file-response.server';
import { page } from '~/platform/http.server';
import { openStatement } from '~/statement/open.server';
import { renewalFile } from '~/statement/renewal-file.server';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'organisation.read');
  const name = `${open.organisation.slug}-${open.statement.period_end}-renewal.pdf`;
  await noteDownload(actor, name, open.organisation.id);
  return fileResponse(request, await renewalFile(open, actor.personId), {
    type: 'application/pdf',
    name,
    inline: true,
  });
});
