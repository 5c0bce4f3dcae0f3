import { directoryTextOf } from '~/commissioning/directory-text.server';
import { sha256 } from '~/platform/canonical.server';
import { fileResponse } from '~/platform/file-response.server';
import { file } from '~/platform/http.server';

export const loader = file(async ({ request, params }) => {
  const { slug = '', periodEnd = '' } = params;
  const text = `${await directoryTextOf(slug, periodEnd)}\n`;
  const name = `${slug}-${periodEnd}-summary.txt`;
  return fileResponse(request, text, {
    type: 'text/plain; charset=utf-8',
    name,
    etag: sha256(text),
    shared: true,
  });
});
