import { Text, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { altOf } from '~/insight/chart-alt';
import { shapesOf } from '~/insight/chart-drawing';
import { chartOf } from '~/insight/chart-model';
import type { DocumentItem, StatementDocument } from '~/questionnaire/document';
import { Chart } from '../components/chart';

import { typeOf } from '../components/type-style';
import { colour, contentWidth } from '../theme';
import { belowChart } from './chart-words';

const GAP = 27.28;
const HALF = (contentWidth - GAP) / 2;

/** Canvases in the charts' own units: their words come out at nine points in both. */
const CANVAS = {
  half: { width: 318, height: 142, displayWidth: HALF },
  low: { width: 318, height: 122, displayWidth: HALF },
  whole: { width: 660, height: 150, displayWidth: contentWidth },
} as const;

const FINDING = { fontSize: 11, lineHeight: 14, letters: 37 };
const linesOf = (item: DocumentItem, document: StatementDocument) =>
  Math.ceil(chartOf(item, document).finding.length / FINDING.letters);

interface TrendProps {
  item: DocumentItem;
  /** What it is of: the year that is told about, and what the others are. */
  document: StatementDocument;
  size: keyof typeof CANVAS;
  /** Lines its heading takes at least, so that two pictures in a row stand on one line. */
  lines?: number;
}

/** One measure over the years: what happened as its heading, the picture, and what must be said of it. */
const Trend = ({ item, document, size, lines = 1 }: TrendProps): ReactElement => {
  const { displayWidth, ...canvas } = CANVAS[size];
  const chart = chartOf(item, document);
  const below = belowChart(item.measure, chart);
  const large = size === 'whole' ? { fontSize: 12, lineHeight: '15pt' } : {};
  return (
    <View wrap={false} style={{ width: displayWidth, paddingTop: 5, marginBottom: 10 }}>
      <Text
        tag="H3"
        style={{
          ...typeOf('subheading'),
          fontSize: FINDING.fontSize,
          lineHeight: `${FINDING.lineHeight}pt`,
          minHeight: lines * FINDING.lineHeight,
          ...large,
          color: colour.ink,
          paddingRight: 8,
        }}
      >
        {chart.finding}
      </Text>
      <Chart shapes={shapesOf(chart, canvas)} {...canvas} alt={altOf(chart)} displayWidth={displayWidth} />
      {below ? (
        <Text tag="P" style={{ ...typeOf('small'), color: colour.soft }}>
          {below}
        </Text>
      ) : null}
    </View>
  );
};

/** Trends two in a row; the last stands alone where their number is odd, or over the whole width if it is the only one. */
export const Trends = ({
  items,
  document,
  low = false,
}: {
  items: readonly DocumentItem[];
  document: StatementDocument;
  low?: boolean;
}): ReactElement => {
  const size = low ? 'low' : 'half';
  const [only] = items;
  if (items.length === 1 && only) return <Trend item={only} document={document} size="whole" />;
  return (
    <>
      {items.flatMap((item, index) => {
        const next = items[index + 1];
        if (index % 2 === 1) return [];
        const lines = Math.max(linesOf(item, document), next ? linesOf(next, document) : 0);
        return [
          <View
            key={item.measure.id}
            wrap={false}
            style={{ flexDirection: 'row', justifyContent: 'space-between' }}
          >
            <Trend item={item} document={document} size={size} lines={lines} />
            {next && <Trend item={next} document={document} size={size} lines={lines} />}
          </View>,
        ];
      })}
    </>
  );
};
