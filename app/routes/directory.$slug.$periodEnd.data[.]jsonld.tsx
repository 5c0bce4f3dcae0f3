import { publishedData } from '~/commissioning/data-files.server';
import { fileResponse } from '~/platform/file-response.server';
import { fileLoader } from '~/platform/http.server';

export const loader = fileLoader(async ({ request, params }) => {
  const { bytes, sha256, ...as } = await publishedData(params.slug, params.periodEnd, 'data.jsonld');
  return fileResponse(request, bytes, { ...as, etag: sha256, shared: true });
});
