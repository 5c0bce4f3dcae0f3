import { accreditorsTheme } from '~/account/accreditor.server';
import { sha256 } from '~/platform/canonical.server';
import { fileResponse } from '~/platform/file-response.server';
import { page } from '~/platform/http.server';

/** The accreditor's colour, for every page. */
export const loader = page(async ({ request }) => {
  const css = await accreditorsTheme();
  return fileResponse(request, css, {
    type: 'text/css; charset=utf-8',
    name: 'theme.css',
    inline: true,
    etag: sha256(css),
    shared: true,
  });
});
