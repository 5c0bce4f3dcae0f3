import type { DocumentItem } from '../questionnaire/document';
import type { Period } from '../questionnaire/figure';
import { formatCell } from '../questionnaire/format';
import { kinds } from '../questionnaire/kinds/kinds';
import type { Measure } from '../questionnaire/measure';
import { ofYear } from '../questionnaire/year-figure';
import { type Benchmarks, type ChartBenchmark, pointsOf } from './chart-model';
import { isInexact } from './comparison';

interface PeerLine {
  measureId: string;
  words: string;
}

/** As many as are read beside each other. */
const MOST = 3;

/** This year's figures beside the middle half of comparable organisations: where they lie, never a rank. */
export function peersOf(items: readonly DocumentItem[], current: Period, benchmarks: Benchmarks): PeerLine[] {
  const lines: PeerLine[] = [];
  for (const { measure, figures } of items) {
    if (lines.length === MOST) break;
    const benchmark = benchmarks.get(measure.id);
    // Another year's peers say nothing of this year's figure.
    if (!benchmark || !current.end.startsWith(String(benchmark.year))) continue;
    const points = pointsOf({ measure, figures, history: [] });
    const now = ofYear(
      points.filter(({ value, forecast }) => value !== null && !forecast),
      current,
    );
    if (now?.value == null || isInexact(now)) continue;
    const words = `${measure.label}: ${now.display}, ${besidePeers(measure, now.value, benchmark)}`;
    lines.push({ measureId: measure.id, words });
  }
  return lines;
}

/** "in the middle half (20 to 45) of 12 social enterprises in the North West". */
export function besidePeers(
  measure: Measure,
  value: number,
  { p25, p75, n, cohort }: ChartBenchmark,
): string {
  const place = value < p25 ? 'below' : value > p75 ? 'above' : 'in';
  return `${place} the middle half (${stated(measure, p25)} to ${stated(measure, p75)}) of ${n} ${cohort}`;
}

function stated(measure: Measure, number: number): string {
  const decimals = Math.min(2, String(number).split('.')[1]?.length ?? 0);
  const figure = {
    status: 'reported',
    number,
    decimals,
    text: null,
    numerator: null,
    denominator: null,
    qualifier: null,
  } as const;
  return kinds[measure.kind].plotted ? formatCell(figure, measure) : '';
}
