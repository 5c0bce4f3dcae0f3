import type { ReactElement } from 'react';
import { chartOf } from '~/insight/chart-model';
import { shapesOf } from '~/insight/chart-shapes';
import type { DocumentItem } from '~/questionnaire/document';
import { Chart } from '../components/chart';
import { Box, Words } from '../components/primitives';
import { typeOf } from '../components/type-style';
import { colour, contentWidth } from '../theme';
import { altOf, belowChart } from './chart-words';

const GAP = 27.28;
const HALF = (contentWidth - GAP) / 2;

/** Canvases in the charts' own units: their words come out at nine points in both. */
const CANVAS = {
  half: { width: 318, height: 150, displayWidth: HALF },
  whole: { width: 660, height: 190, displayWidth: contentWidth },
} as const;

interface TrendProps {
  item: DocumentItem;
  size: keyof typeof CANVAS;
}

/** One measure over the years: what happened as its heading, the picture, and what must be said of it. */
export const Trend = ({ item, size }: TrendProps): ReactElement => {
  const { displayWidth, ...canvas } = CANVAS[size];
  const chart = chartOf(item);
  const below = belowChart(item.measure, chart);
  const large = size === 'whole' ? { fontSize: 13, lineHeight: '16.25pt' } : {};
  return (
    <Box wrap={false} style={{ width: displayWidth, marginBottom: 12 }}>
      <Words
        tag="H3"
        style={{
          ...typeOf('subheading'),
          fontSize: 11,
          lineHeight: '14pt',
          ...large,
          color: colour.ink,
          paddingRight: 8,
        }}
      >
        {chart.finding}
      </Words>
      <Chart shapes={shapesOf(chart, canvas)} {...canvas} alt={altOf(chart)} displayWidth={displayWidth} />
      {below && (
        <Words tag="P" style={{ ...typeOf('small'), color: colour.soft }}>
          {below}
        </Words>
      )}
    </Box>
  );
};

/** Trends two in a row; the last stands alone where their number is odd, or over the whole width if it is the only one. */
export const Trends = ({ items }: { items: readonly DocumentItem[] }): ReactElement => {
  const [only] = items;
  if (items.length === 1 && only) return <Trend item={only} size="whole" />;
  return (
    <>
      {items.flatMap((item, index) => {
        const next = items[index + 1];
        if (index % 2 === 1) return [];
        return [
          <Box
            key={item.measure.id}
            wrap={false}
            style={{ flexDirection: 'row', justifyContent: 'space-between', alignItems: 'flex-end' }}
          >
            <Trend item={item} size="half" />
            {next && <Trend item={next} size="half" />}
          </Box>,
        ];
      })}
    </>
  );
};
