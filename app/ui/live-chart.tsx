import { createRoot } from 'react-dom/client';
import {
  Bar,
  CartesianGrid,
  Cell,
  ComposedChart,
  LabelList,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { LiveChartData, LiveDatum } from './live-data';

const INK = {
  evergreen: '#0e4b3a',
  leaf: '#2f7d5d',
  gold: '#8a6100',
  clay: '#a8401f',
  rule: '#dcd8cc',
  soft: '#51605a',
  ink: '#17211d',
  wash: '#d9e8de',
};
const compact = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });

/** Draws a chart in the place of what stands there. Gives back what takes it away. */
export function drawLive(place: HTMLElement, chart: LiveChartData): () => void {
  const root = createRoot(place);
  root.render(<LiveChart chart={chart} />);
  return () => root.unmount();
}

/** The same chart once JavaScript runs: a pointer or a finger on a year tells its figure and target. */
function LiveChart({ chart }: { chart: LiveChartData }) {
  const { years: data, last, peers } = chart;
  const beside = peers && data[peers.at];
  return (
    <div className="trend__live" role="img" aria-label={chart.finding}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 520, height: 220 }}>
        <ComposedChart
          data={data}
          margin={{ top: 24, right: 8, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke={INK.rule} />
          <XAxis
            dataKey="label"
            {...(chart.drawn === 'line' && { padding: { left: 28, right: 28 } })}
            tickLine={false}
            axisLine={{ stroke: INK.soft }}
            tick={{ fontSize: 13, fill: INK.soft }}
          />
          <YAxis
            tickFormatter={(value: number) => compact.format(value)}
            axisLine={false}
            tickLine={false}
            width={44}
            tick={{ fontSize: 13, fill: INK.soft }}
          />
          <Tooltip content={<Told />} cursor={{ fill: INK.wash }} isAnimationActive={false} />
          {peers && beside && (
            <ReferenceArea
              x1={beside.label}
              x2={beside.label}
              y1={peers.p25}
              y2={peers.p75}
              fill={INK.wash}
              fillOpacity={1}
              ifOverflow="extendDomain"
            />
          )}
          {chart.breaks.map((before) => (
            <ReferenceLine
              key={before}
              x={data[before]?.label ?? ''}
              stroke="#3d5a80"
              strokeDasharray="6 5"
            />
          ))}
          {chart.drawn === 'bars' ? bars(data, last) : line()}
          <Line
            dataKey="target"
            stroke="none"
            dot={<TargetMark />}
            activeDot={false}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

function bars(data: LiveDatum[], last: number) {
  return (
    <Bar dataKey="value" maxBarSize={46} isAnimationActive={false}>
      {data.map(({ label, value, hollow }, index) => {
        const tone = (value ?? 0) < 0 ? INK.clay : index === last ? INK.evergreen : INK.leaf;
        return (
          <Cell key={`${label} ${index}`} fill={hollow ? '#fbfaf6' : tone} stroke={tone} strokeWidth={2} />
        );
      })}
      <LabelList dataKey="short" position="top" fontSize={14} fontWeight={600} fill={INK.ink} offset={8} />
    </Bar>
  );
}

function line() {
  return (
    <Line
      dataKey="value"
      stroke={INK.evergreen}
      strokeWidth={2.5}
      connectNulls={false}
      isAnimationActive={false}
      dot={{ r: 5, fill: '#fbfaf6', strokeWidth: 2.5 }}
    >
      <LabelList dataKey="short" position="top" fontSize={14} fontWeight={600} fill={INK.ink} offset={8} />
    </Line>
  );
}

/** A target is a mark across its own year, never a line between years. */
function TargetMark({ cx, cy, value }: { cx?: number; cy?: number; value?: number | null }) {
  if (cx === undefined || cy === undefined || value == null) return null;
  return (
    <line x1={cx - 28} x2={cx + 28} y1={cy} y2={cy} stroke={INK.gold} strokeWidth={2} strokeDasharray="6 5" />
  );
}

function Told({ active, payload }: { active?: boolean; payload?: { payload: LiveDatum }[] }) {
  const year = payload?.[0]?.payload;
  if (!active || !year) return null;
  return (
    <div className="told">
      <b>{year.label}</b>
      <br />
      {year.display}
      {year.targetDisplay && <> · target {year.targetDisplay}</>}
      {year.explanation && <p>{year.explanation}</p>}
    </div>
  );
}
