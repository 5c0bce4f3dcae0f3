import { publicPdf } from '~/commissioning/kept-files.server';
import { statementFile } from '~/commissioning/published-files.server';
import { fileLoader } from '~/platform/http.server';

export const loader = fileLoader((args) => {
  const { slug = '', periodEnd = '' } = args.params;
  return publicPdf(
    args,
    (turn) => statementFile(slug, periodEnd, turn),
    `${slug}-${periodEnd}-statement.pdf`,
  );
});
