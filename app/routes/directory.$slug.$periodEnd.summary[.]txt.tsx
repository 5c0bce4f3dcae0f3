import { summaryFile } from '~/commissioning/data-files.server';
import { fileResponse } from '~/platform/file-response.server';
import { fileLoader } from '~/platform/http.server';

export const loader = fileLoader(async ({ request, params }) => {
  const { slug = '', periodEnd = '' } = params;
  const { bytes, sha256 } = await summaryFile(slug, periodEnd);
  const name = `${slug}-${periodEnd}-summary.txt`;
  return fileResponse(request, bytes, {
    type: 'text/plain; charset=utf-8',
    name,
    etag: sha256,
    shared: true,
  });
});
