import { everyYear } from '~/commissioning/every-year.server';
import { fileResponse } from '~/platform/file-response.server';
import { file } from '~/platform/http.server';

export const loader = file(async ({ request, params }) => {
  const { bytes, sha256, ...as } = await everyYear(params.slug, 'data.csv');
  return fileResponse(request, bytes, { ...as, etag: sha256, shared: true });
});
