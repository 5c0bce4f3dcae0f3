import { renderToStaticMarkup } from 'react-dom/server';
import type { Marks } from '../../engines/charts/chart';
import { TONES } from '../../engines/charts/tones';
import { drawnInWords } from '../../insight/chart-alt';
import { shapesOf } from '../../insight/chart-drawing';
import type { ChartModel } from '../../insight/chart-model';
import { bandInWords } from '../../insight/peer-band';
import { Shapes } from '../../ui/shapes';

const CANVAS = { width: 960, height: 360 };
const EDGE = 40;
const LINE = 32;
/** A line of the words below. */
const FOOT = 20;
/** Letters of the heading that fit in one line. */
const LETTERS = 84;
const SMALL_LETTERS = 140;

const SANS = "'Proofmark Sans', 'Source Sans 3', 'Source Sans', 'Liberation Sans', Arial, sans-serif";
const SERIF = "'Proofmark Serif', 'Source Serif 4', 'Source Serif', Georgia, serif";
const STYLE = [
  ...Object.entries(TONES).flatMap(([tone, colour]) => [
    `.fill-${tone}{fill:${colour}}`,
    `.stroke-${tone}{stroke:${colour}}`,
  ]),
  '.fill-none{fill:none}',
  `.shape-text{font-family:${SANS};font-size:13px}`,
  '.shape-text--bold{font-weight:600;font-size:14px}',
  `.heading{font-family:${SERIF};font-size:24px;font-weight:600;fill:${TONES.ink}}`,
  `.caption{font-family:${SANS};font-size:14px;fill:${TONES.soft}}`,
].join('');

interface ChartCaption {
  organisation: string;
  /** Stands below: where the figures are from, and that they are exact where that matters. */
  source: string;
}

/** A chart as a file that needs nothing beside it: its own styles, a title and a description in words. */
export function chartSvg(
  chart: ChartModel,
  { organisation, source }: ChartCaption,
  marks: Marks = {},
): string {
  const heading = lines(chart.finding, LETTERS);
  const band = bandInWords(chart);
  const captions = [...(band ? lines(band, SMALL_LETTERS) : []), `${organisation} · ${source}`];
  const top = EDGE + heading.length * LINE;
  const width = CANVAS.width + 2 * EDGE;
  const height = top + CANVAS.height + 2 * EDGE + (captions.length - 1) * FOOT;
  return renderToStaticMarkup(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby="title description"
    >
      <title id="title">{`${organisation}. ${chart.finding}`}</title>
      <desc id="description">{`${drawnInWords(chart)} ${source}`}</desc>
      <style>{STYLE}</style>
      <rect width={width} height={height} className="fill-paper" />
      {heading.map((words, index) => (
        <text key={words} x={EDGE} y={EDGE + LINE * index + 14} className="heading">
          {words}
        </text>
      ))}
      <g transform={`translate(${EDGE} ${top})`}>
        <Shapes shapes={shapesOf(chart, CANVAS, marks)} />
      </g>
      {captions.map((words, index) => (
        <text
          key={words}
          x={EDGE}
          y={height - EDGE / 2 - 4 - (captions.length - 1 - index) * FOOT}
          className="caption"
        >
          {words}
        </text>
      ))}
    </svg>,
  );
}

function lines(words: string, letters: number): string[] {
  const found = [''];
  for (const word of words.split(' ')) {
    const last = found.at(-1) ?? '';
    if (last && `${last} ${word}`.length > letters) found.push(word);
    else found[found.length - 1] = last ? `${last} ${word}` : word;
  }
  return found;
}
