import {
  Bar,
  CartesianGrid,
  LabelList,
  Line,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  useXAxisScale,
  useYAxisScale,
} from 'recharts';
import * as mark from '../engines/charts/marks';
import type { ChartPlan, PlannedYear } from '../engines/charts/plan';
import { round, type Shape } from '../engines/charts/shapes';
import { TONES } from '../engines/charts/tones';
import type { ToldYear } from './live-data';
import { Shapes } from './shapes';

/** What lies over what, as in the still picture. Recharts' own grid is at -100, its lines at 400, its words at 2000. */
const LAYER = { band: -200, dots: 600, restated: 610, targets: 620, breaks: 630, notes: 2100, years: 2200 };

type Drawn = (placed: mark.Placed, index: number) => Shape | Shape[];

/** A mark at the places of Recharts' own axes. */
function Mark({ plan, at = 0, draw }: { plan: ChartPlan; at?: number | undefined; draw: Drawn }) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (!x || !y) return null;
  const placed = {
    ...plan,
    x: (index: number) => x(index, { position: 'middle' }) ?? 0,
    y: (value: number) => round(y(value) ?? 0),
  };
  return <Shapes shapes={[draw(placed, at)].flat()} />;
}

interface Item {
  payload?: { at: number };
}

/** Everything that is drawn between the axes. */
export function marksOf(plan: ChartPlan, told: readonly ToldYear[]) {
  const { years, band, breaks } = plan;
  const at =
    (draw: Drawn) =>
    ({ payload }: Item) => <Mark key={payload?.at} plan={plan} at={payload?.at} draw={draw} />;
  const dots = (key: keyof PlannedYear, draw: Drawn, zIndex: number) =>
    years.some((year) => year[key] !== null) && (
      <Line
        dataKey={key}
        stroke="none"
        dot={at(draw)}
        activeDot={false}
        isAnimationActive={false}
        zIndex={zIndex}
      />
    );
  return (
    <>
      {band && (
        <ReferenceArea
          x1={band.at}
          x2={band.at}
          y1={band.p25}
          y2={band.p75}
          shape={() => <Mark plan={plan} draw={mark.band} />}
          zIndex={LAYER.band}
        />
      )}
      <Heights plan={plan} />
      {plan.drawn === 'bars' ? (
        <Bar dataKey="value" barSize={plan.bar} isAnimationActive={false} shape={at(mark.bar)}>
          <Labels plan={plan} />
        </Bar>
      ) : (
        <>
          {runsIn(years).map((run) => (
            <Line
              key={run}
              dataKey={(year: PlannedYear) => (year.run === run ? year.value : null)}
              stroke={TONES.evergreen}
              strokeWidth={mark.LINE}
              dot={() => <g />}
              activeDot={false}
              isAnimationActive={false}
            />
          ))}
          <Line
            dataKey="value"
            stroke="none"
            dot={at(mark.dot)}
            activeDot={false}
            isAnimationActive={false}
            zIndex={LAYER.dots}
          >
            <Labels plan={plan} />
          </Line>
        </>
      )}
      {dots('restated', mark.restated, LAYER.restated)}
      {dots('target', mark.target, LAYER.targets)}
      {breaks.map((before) => (
        <ReferenceLine
          key={before}
          x={before}
          position="start"
          shape={() => <Mark plan={plan} draw={(placed) => mark.upright(placed, before)} />}
          zIndex={LAYER.breaks}
        />
      ))}
      {years.map(({ note }, index) =>
        note === null ? null : (
          <ReferenceDot
            key={note}
            x={index}
            y={plan.domain[1]}
            shape={() => <Mark plan={plan} at={index} draw={mark.noteMark} />}
            zIndex={LAYER.notes}
          />
        ),
      )}
      {told.map((year, index) =>
        year.trail === null ? null : (
          <ReferenceLine
            key={year.trail}
            x={index}
            shape={() => <Trail plan={plan} at={index} year={year} trail={year.trail ?? ''} />}
            zIndex={LAYER.years}
          />
        ),
      )}
    </>
  );
}

const runsIn = (years: readonly PlannedYear[]) => [...new Set(years.flatMap(({ run }) => run ?? []))];

/** Lines to read the height by, where Recharts' axis puts the plan's ticks. */
function Heights({ plan }: { plan: ChartPlan }) {
  const y = useYAxisScale();
  if (!y) return null;
  const { ticks } = plan;
  return (
    <CartesianGrid
      vertical={false}
      horizontalPoints={ticks.map(({ value }) => y(value) ?? 0)}
      horizontal={({ index }: { index: number }) => (
        <Mark plan={plan} at={index} draw={(placed) => mark.height(placed, ticks[index]?.value ?? 0)} />
      )}
    />
  );
}

/** A tick's words; Recharts says which. */
export function HeightWords({ plan, payload }: { plan: ChartPlan; payload?: { value: number } }) {
  const tick = plan.ticks.find(({ value }) => value === payload?.value);
  return tick ? <Mark plan={plan} draw={(placed) => mark.tick(placed, tick)} /> : null;
}

/** A year's name, where the plan gives it one. */
export function YearName({ plan, payload }: { plan: ChartPlan; payload?: { value: number } }) {
  return <Mark plan={plan} at={payload?.value} draw={mark.name} />;
}

function Labels({ plan }: { plan: ChartPlan }) {
  return (
    <LabelList
      dataKey="at"
      content={({ value }) => <Mark plan={plan} at={Number(value)} draw={mark.label} />}
    />
  );
}

interface Strip {
  plan: ChartPlan;
  at: number;
}

function useStrip({ plan, at }: Strip) {
  const x = useXAxisScale();
  const from = x?.(at, { position: 'start' });
  return from === undefined ? null : { x: from, y: 0, width: plan.slot, height: plan.canvas.height };
}

/** A year that leads to where its figure comes from; by keyboard the Enter key does. */
function Trail({ year, trail, ...of }: Strip & { year: ToldYear; trail: string }) {
  const strip = useStrip(of);
  return (
    strip && (
      <a
        href={trail}
        className="live__year"
        tabIndex={-1}
        aria-label={`${year.label}: ${year.display}. Where it comes from`}
      >
        <rect {...strip} />
      </a>
    )
  );
}

/** The year that is told, marked. */
export function Cursor({ plan, payload }: { plan: ChartPlan; payload?: Item[] }) {
  const at = payload?.[0]?.payload?.at ?? -1;
  const strip = useStrip({ plan, at });
  return strip && <rect {...strip} className="live__cursor" />;
}
