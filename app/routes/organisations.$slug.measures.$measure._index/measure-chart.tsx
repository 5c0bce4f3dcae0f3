import type { Canvas } from '~/engines/charts/shapes';
import { shapesOf, stripsOf } from '~/insight/chart-drawing';
import type { MeasureView } from '~/insight/measure-view';
import { bandInWords } from '~/insight/peer-band';
import { liveChartOf } from '~/ui/live-data';
import { Shapes } from '~/ui/shapes';

/** One drawing for a wide screen and one for a phone: words that shrink with the picture could not be read there. */
const CANVASES = [
  { id: 'wide', width: 1040, height: 380 },
  { id: 'narrow', width: 400, height: 300 },
] as const;

/** The trend, large. Every year is a link to where its figure comes from; each drawing answers to whoever comes to it. */
export function MeasureChart({ view }: { view: MeasureView }) {
  return (
    <>
      {CANVASES.map(({ id, ...canvas }) => (
        <Drawing key={id} id={id} canvas={canvas} view={view} />
      ))}
    </>
  );
}

function Drawing({ id, canvas, view }: { id: string; canvas: Canvas; view: MeasureView }) {
  const { chart, rows, notes } = view;
  const trails = rows.map(({ trail }) => trail);
  const marks = {
    notes: new Map(notes.map(({ index, number }) => [index, number])),
    bases: id === 'wide',
    restated: true,
  };
  const strips = stripsOf(chart, canvas);
  return (
    <div
      className={`chart measure-chart measure-chart--${id}`}
      data-live={JSON.stringify(liveChartOf(chart, canvas, { marks, trails }))}
    >
      <svg viewBox={`0 0 ${canvas.width} ${canvas.height}`}>
        <title>{[`Chart. ${chart.finding}`, bandInWords(chart)].filter(Boolean).join('. ')}</title>
        <Shapes shapes={shapesOf(chart, canvas, marks)} />
        {rows.map((row, index) => {
          const strip = strips[index];
          if (!row.trail || !strip) return null;
          const says = [
            `${row.label}: ${row.display}`,
            row.target && `target ${row.target}`,
            row.restated && `restated as ${row.restated}`,
            row.note && `note ${row.note}`,
          ].filter(Boolean);
          return (
            <a
              key={row.period}
              href={row.trail}
              className="measure-chart__year"
              data-year={index}
              aria-label={`${says.join(', ')}. Where it comes from`}
            >
              <title>{says.join('\n')}</title>
              <rect {...strip} y="0" height={canvas.height} />
            </a>
          );
        })}
      </svg>
    </div>
  );
}
