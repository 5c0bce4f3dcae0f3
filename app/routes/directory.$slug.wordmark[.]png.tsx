import { directoryEntry } from '~/commissioning/directory.server';
import { listed } from '~/commissioning/published.server';
import { wordmarkBytes } from '~/organisation/wordmark.server';
import { fileResponse } from '~/platform/file-response.server';
import { notFoundUnless, page } from '~/platform/http.server';

/** Of an organisation that has published: before that nobody knows of it. */
export const loader = page(async ({ request, params }) => {
  const organisation = await listed(params.slug ?? '');
  notFoundUnless((await directoryEntry(organisation)) !== null);
  const { bytes, etag } = await wordmarkBytes(organisation);
  return fileResponse(request, bytes, {
    type: 'image/png',
    name: `${organisation.slug}.png`,
    inline: true,
    etag,
    shared: true,
  });
});
