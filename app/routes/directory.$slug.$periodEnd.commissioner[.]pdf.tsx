import { publicPdf } from '~/commissioning/kept-files.server';
import { commissionerFile, SLICE_QUESTIONS } from '~/commissioning/published-files.server';
import { fileLoader } from '~/platform/http.server';
import { sliceFileName } from '~/publication/pdf/documents/slice';

export const loader = fileLoader((args) => {
  const { slug = '', periodEnd = '' } = args.params;
  const asked = new URL(args.request.url).searchParams;
  const part = (name: string) => asked.get(name) || undefined;
  const slice = { theme: part('theme'), area: part('area'), tenderDate: part('tender-date') };
  const name = `${slug}-${periodEnd}-commissioner${sliceFileName(slice)}.pdf`;
  return publicPdf(args, (turn) => commissionerFile(slug, periodEnd, slice, turn), name);
}, SLICE_QUESTIONS);
