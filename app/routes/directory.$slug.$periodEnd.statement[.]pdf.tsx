import { publicPdf } from '~/commissioning/kept-files.server';
import { statementFile } from '~/commissioning/published-files.server';
import { fileLoader } from '~/platform/http.server';

export const loader = fileLoader(({ request, params }) => {
  const { slug = '', periodEnd = '' } = params;
  return publicPdf(request, `${slug}-${periodEnd}-statement.pdf`, () => statementFile(slug, periodEnd));
});
