import { publishedStatement } from '~/commissioning/published.server';
import { fileResponse } from '~/platform/file-response.server';
import { page } from '~/platform/http.server';
import { statementCsv } from '~/publication/csv/statement-csv';

export const loader = page(async ({ request, params }) => {
  const { slug = '', periodEnd = '' } = params;
  const { document, sha256 } = await publishedStatement(slug, periodEnd);
  const options = { type: 'text/csv; charset=utf-8', name: `${slug}-${periodEnd}.csv`, shared: true };
  return fileResponse(request, statementCsv(document), {
    ...options,
    ...(sha256 && { etag: `${sha256}-csv` }),
  });
});
