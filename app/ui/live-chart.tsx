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
import { TONES } from '../insight/tones';
import type { LiveChartData, LiveDatum } from './live-data';

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
          <CartesianGrid vertical={false} stroke={TONES.rule} />
          <XAxis
            dataKey="label"
            {...(chart.drawn === 'line' && { padding: { left: 28, right: 28 } })}
            tickLine={false}
            axisLine={{ stroke: TONES.soft }}
            tick={{ fontSize: 13, fill: TONES.soft }}
          />
          <YAxis
            tickFormatter={(value: number) => compact.format(value)}
            axisLine={false}
            tickLine={false}
            width={44}
            tick={{ fontSize: 13, fill: TONES.soft }}
          />
          <Tooltip content={<Told />} cursor={{ fill: TONES.wash }} isAnimationActive={false} />
          {peers && beside && (
            <ReferenceArea
              x1={beside.label}
              x2={beside.label}
              y1={peers.p25}
              y2={peers.p75}
              fill={TONES.wash}
              fillOpacity={1}
              ifOverflow="extendDomain"
            />
          )}
          {chart.breaks.map((before) => (
            <ReferenceLine
              key={before}
              x={data[before]?.label ?? ''}
              stroke={TONES.slate}
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
        const tone = (value ?? 0) < 0 ? TONES.clay : index === last ? TONES.evergreen : TONES.leaf;
        return (
          <Cell key={`${label} ${index}`} fill={hollow ? TONES.paper : tone} stroke={tone} strokeWidth={2} />
        );
      })}
      <LabelList dataKey="short" position="top" fontSize={14} fontWeight={600} fill={TONES.ink} offset={8} />
    </Bar>
  );
}

function line() {
  return (
    <Line
      dataKey="value"
      stroke={TONES.evergreen}
      strokeWidth={2.5}
      connectNulls={false}
      isAnimationActive={false}
      dot={{ r: 5, fill: TONES.paper, strokeWidth: 2.5 }}
    >
      <LabelList dataKey="short" position="top" fontSize={14} fontWeight={600} fill={TONES.ink} offset={8} />
    </Line>
  );
}

/** A target is a mark across its own year, never a line between years. */
function TargetMark({ cx, cy, value }: { cx?: number; cy?: number; value?: number | null }) {
  if (cx === undefined || cy === undefined || value == null) return null;
  return (
    <line
      x1={cx - 28}
      x2={cx + 28}
      y1={cy}
      y2={cy}
      stroke={TONES.gold}
      strokeWidth={2}
      strokeDasharray="6 5"
    />
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
