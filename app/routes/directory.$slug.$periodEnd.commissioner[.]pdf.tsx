import { publicPdf } from '~/commissioning/kept-files.server';
import { commissionerFile } from '~/commissioning/published-files.server';
import { page } from '~/platform/http.server';

export const loader = page(({ request, params }) => {
  const { slug = '', periodEnd = '' } = params;
  const asked = new URL(request.url).searchParams;
  const slice = { theme: asked.get('theme') || undefined, area: asked.get('area') || undefined };
  const name = `${slug}-${periodEnd}-commissioner.pdf`;
  return publicPdf(request, name, () => commissionerFile(slug, periodEnd, slice));
});
