import { commissionerFile } from '~/commissioning/published-files.server';
import { fileResponse } from '~/platform/file-response.server';
import { page } from '~/platform/http.server';

export const loader = page(async ({ request, params }) => {
  const { slug = '', periodEnd = '' } = params;
  const asked = new URL(request.url).searchParams;
  const slice = { theme: asked.get('theme') || undefined, area: asked.get('area') || undefined };
  const { bytes, sha256 } = await commissionerFile(slug, periodEnd, slice);
  const name = `${slug}-${periodEnd}-commissioner.pdf`;
  return fileResponse(request, bytes, {
    type: 'application/pdf',
    name,
    inline: true,
    etag: sha256,
    shared: true,
  });
});
