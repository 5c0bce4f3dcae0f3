import { accreditorsWordmark } from '~/account/accreditor.server';
import { fileResponse } from '~/platform/file-response.server';
import { page } from '~/platform/http.server';

/** The accreditor's, at the head of every page. */
export const loader = page(async ({ request }) => {
  const { bytes, etag } = await accreditorsWordmark();
  return fileResponse(request, bytes, {
    type: 'image/png',
    name: 'wordmark.png',
    inline: true,
    etag,
    shared: true,
  });
});
