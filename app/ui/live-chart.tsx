import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { createRoot } from 'react-dom/client';
import { ComposedChart, Tooltip, XAxis, YAxis } from 'recharts';
import type { LiveChartData } from './live-data';
import { Cursor, HeightWords, marksOf, YearName } from './live-marks';
import { LiveTold } from './live-told';

/** What woke a chart: where a pointer stands, or on which year a keyboard is. */
export type Woken = { pointer: { clientX: number; clientY: number; touch: boolean } } | { year: number };

/** Draws a chart over what stands in a place, which keeps its room and is what is printed. Gives back what takes it away. */
export function drawLive(place: HTMLElement, chart: LiveChartData, woken: Woken): () => void {
  const mount = document.createElement('div');
  place.append(mount);
  const root = createRoot(mount);
  root.render(<LiveChart chart={chart} woken={woken} drawn={() => place.setAttribute('data-woken', '')} />);
  return () => {
    root.unmount();
    mount.remove();
    place.removeAttribute('data-woken');
  };
}

interface Props {
  chart: LiveChartData;
  woken: Woken;
  /** Called once it stands there. */
  drawn: () => void;
}

/**
 * The same chart once somebody comes to it: a pointer, a finger or the arrow keys tell each year's figure and target.
 * Recharts draws in the plan's own units, and what it drew is scaled to its place as the still picture is, words and all.
 */
function LiveChart({ chart, woken, drawn }: Props) {
  const { plan, told, finding } = chart;
  const { width, height } = plan.canvas;
  const frame = useRef<HTMLDivElement>(null);
  const [tells, setTells] = useState<HTMLElement | null>(null);
  const [touched, setTouched] = useState('pointer' in woken && woken.pointer.touch);
  const scale = useScale(frame, width);
  const ready = scale > 0 && tells !== null;
  const data = useMemo(() => plan.years.map((year, at) => ({ ...year, at })), [plan]);
  const marks = useMemo(() => marksOf(plan, told), [plan, told]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it wakes once.
  useEffect(() => {
    if (!ready) return;
    let turn = 0;
    // Recharts draws once its parts have told it what they need.
    const wait = () => {
      if (!frame.current || !pictureIn(frame.current)) {
        turn = requestAnimationFrame(wait);
        return;
      }
      drawn();
      tell(frame.current, woken);
    };
    wait();
    return () => cancelAnimationFrame(turn);
  }, [ready]);

  const notice = ({ pointerType }: PointerEvent) => setTouched(pointerType === 'touch');
  function walk(event: KeyboardEvent<HTMLDivElement>) {
    if (!/^(Arrow(Left|Right)|Enter)$/.test(event.key)) return;
    // A pointer that rests on the chart would go on telling its own year.
    wrapperIn(event.currentTarget)?.dispatchEvent(
      new MouseEvent('mouseout', { bubbles: true, relatedTarget: document.body }),
    );
    setTouched(false);
    const link = event.currentTarget.querySelector<HTMLAnchorElement>('.live__now');
    if (event.key !== 'Enter' || !link) return;
    event.stopPropagation();
    link.click();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens on behalf of the chart within, which has a role.
    <div
      className="live"
      ref={frame}
      style={{ '--scale': scale } as CSSProperties}
      onPointerMoveCapture={notice}
      onPointerDownCapture={notice}
      onKeyDownCapture={walk}
      // What is pressed by a pointer takes no focus: it would tell the first year instead of the one pressed.
      onMouseDown={(event) => within(event.target, '.told') ?? event.preventDefault()}
      onClickCapture={(event) => {
        // A finger is told the year first, and goes on from what is told.
        if (touched && within(event.target, '.live__year')) event.preventDefault();
      }}
    >
      {scale > 0 && (
        <ComposedChart
          className="live__plot"
          width={width}
          height={height}
          data={data}
          margin={{ top: plan.top, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer
          aria-label={nameOf(finding, told)}
          aria-roledescription="chart"
        >
          <XAxis
            dataKey="at"
            type="category"
            scale="band"
            padding={{ left: plan.left, right: 0 }}
            height={plan.bottom}
            interval={0}
            axisLine={false}
            tickLine={false}
            tick={<YearName plan={plan} />}
          />
          <YAxis
            type="number"
            domain={plan.domain}
            ticks={plan.ticks.map(({ value }) => value)}
            interval={0}
            // Its words stand on the chart; an axis without a width draws none.
            width={1}
            mirror
            axisLine={false}
            tickLine={false}
            tick={<HeightWords plan={plan} />}
          />
          {marks}
          {tells && (
            <Tooltip
              portal={tells}
              filterNull={false}
              content={<LiveTold told={told} plan={plan} touched={touched} />}
              cursor={<Cursor plan={plan} />}
              isAnimationActive={false}
            />
          )}
        </ComposedChart>
      )}
      <div className="live__tells" role="status" ref={setTells} />
    </div>
  );
}

function nameOf(finding: string, told: LiveChartData['told']): string {
  const trail = told.some((year) => year.trail) ? ', Enter opens where its figure comes from' : '';
  return `${finding}. The arrow keys tell each year${trail}.`;
}

const within = (target: EventTarget, selector: string) =>
  target instanceof Element ? target.closest(selector) : null;
/** The picture, once its words stand in it: the scale is known then. */
function pictureIn(frame: HTMLElement): SVGElement | null {
  const picture = frame.querySelector<SVGElement>('svg[tabindex="0"]');
  return picture?.querySelector('text') ? picture : null;
}
const wrapperIn = (frame: HTMLElement) => frame.querySelector<HTMLElement>('.recharts-wrapper');

/** What is to be told at once: the year under the pointer, or the one whose link had the focus. */
function tell(frame: HTMLElement, woken: Woken): void {
  if ('pointer' in woken) {
    const { clientX, clientY } = woken.pointer;
    wrapperIn(frame)?.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientX, clientY }));
    return;
  }
  const svg = pictureIn(frame);
  svg?.focus({ preventScroll: true });
  for (let year = 0; year < woken.year; year += 1)
    svg?.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
}

/** How large a canvas is shown; nothing while its place is not. */
function useScale(frame: React.RefObject<HTMLElement>, width: number): number {
  const [scale, setScale] = useState(0);
  useLayoutEffect(() => {
    const { current } = frame;
    if (!current) return;
    const measure = () => current.clientWidth > 0 && setScale(current.getBoundingClientRect().width / width);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [frame, width]);
  return scale;
}
