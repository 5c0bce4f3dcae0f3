import { publishedContent } from '~/commissioning/published.server';
import { fileResponse } from '~/platform/file-response.server';
import { fileLoader } from '~/platform/http.server';

/** The bytes whose SHA-256 is printed on every public document, so that anybody can work it out. */
export const loader = fileLoader(async ({ request, params }) => {
  const { slug = '', periodEnd = '' } = params;
  const { text, sha256 } = await publishedContent(slug, periodEnd);
  return fileResponse(request, text, {
    type: 'application/json; charset=utf-8',
    name: `${slug}-${periodEnd}-statement.json`,
    etag: sha256,
    shared: true,
  });
});
