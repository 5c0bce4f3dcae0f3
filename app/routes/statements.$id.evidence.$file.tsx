import { requireActor } from '~/account/actor.server';
import { noteDownload } from '~/account/note-download.server';
import { evidenceBytes } from '~/evidence/evidence.server';
import { fileResponse } from '~/platform/file-response.server';
import { page } from '~/platform/http.server';
import { openStatement } from '~/statement/open.server';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'organisation.read');
  const { bytes, name, mediaType, sha256 } = await evidenceBytes(open, params.file ?? '');
  await noteDownload(actor, `a file of evidence, ${open.statement.period_end}`, open.organisation.id);
  const response = fileResponse(request, bytes, { type: mediaType, name, etag: sha256 });
  // Whatever is in it, it runs nothing here.
  response.headers.set('Content-Security-Policy', "default-src 'none'; sandbox");
  return response;
});
