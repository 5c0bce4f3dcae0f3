import { everyYearFile } from '~/commissioning/every-year.server';
import { fileResponse } from '~/platform/file-response.server';
import { fileLoader } from '~/platform/http.server';

export const loader = fileLoader(async ({ request, params }) => {
  const { bytes, sha256, ...as } = await everyYearFile(params.slug, 'data.csv');
  return fileResponse(request, bytes, { ...as, etag: sha256, shared: true });
});
