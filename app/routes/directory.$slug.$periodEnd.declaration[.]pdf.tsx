import { publicPdf } from '~/commissioning/kept-files.server';
import { declarationFile } from '~/commissioning/published-files.server';
import { fileLoader } from '~/platform/http.server';

export const loader = fileLoader(({ request, params }) => {
  const { slug = '', periodEnd = '' } = params;
  return publicPdf(
    request,
    ({ called }) => `${slug}-${periodEnd}-${called}.pdf`,
    () => declarationFile(slug, periodEnd),
  );
});
