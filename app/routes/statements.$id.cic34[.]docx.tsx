import { requireActor } from '~/account/actor.server';
import { noteDownload } from '~/account/note-download.server';
import { fileResponse } from '~/platform/file-response.server';
import { page } from '~/platform/http.server';
import { cic34Docx } from '~/statement/cic34-file.server';
import { openStatement } from '~/statement/open.server';

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'organisation.read');
  const name = `${open.organisation.slug}-${open.statement.period_end}-cic34-draft.docx`;
  await noteDownload(actor, name, open.organisation.id);
  return fileResponse(request, await cic34Docx(open), { type: TYPE, name });
});
