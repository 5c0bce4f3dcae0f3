import { publicPdf } from '~/commissioning/kept-files.server';
import { declarationFile } from '~/commissioning/published-files.server';
import { fileLoader } from '~/platform/http.server';

export const loader = fileLoader((args) => {
  const { slug = '', periodEnd = '' } = args.params;
  return publicPdf(
    args,
    (turn) => declarationFile(slug, periodEnd, turn),
    ({ called }) => `${slug}-${periodEnd}-${called}.pdf`,
  );
});
