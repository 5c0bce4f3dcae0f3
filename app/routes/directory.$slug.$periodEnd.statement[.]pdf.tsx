import { statementFile } from '~/commissioning/published-files.server';
import { fileResponse } from '~/platform/file-response.server';
import { page } from '~/platform/http.server';

export const loader = page(async ({ request, params }) => {
  const { slug = '', periodEnd = '' } = params;
  const { bytes, sha256 } = await statementFile(slug, periodEnd);
  const name = `${slug}-${periodEnd}-statement.pdf`;
  return fileResponse(request, bytes, {
    type: 'application/pdf',
    name,
    inline: true,
    etag: sha256,
    shared: true,
  });
});
