import { useLayoutEffect, useRef, useState } from 'react';
import type { ChartPlan } from '../engines/charts/plan';
import type { ToldYear } from './live-data';

interface Props {
  plan: ChartPlan;
  told: readonly ToldYear[];
  /** A finger has no other way on than what is told. */
  touched: boolean;
  active?: boolean;
  payload?: { payload?: { at: number } }[];
}

/**
 * What is told of a year, below the chart, so that it hides neither the chart nor its finding; above, where the screen
 * ends there.
 */
export function LiveTold({ plan, told, touched, active, payload }: Props) {
  const at = payload?.[0]?.payload?.at ?? -1;
  const year = told[at];
  const box = useRef<HTMLDivElement>(null);
  const [above, setAbove] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each year's words have a height of their own.
  useLayoutEffect(() => {
    const chart = box.current?.closest('.live')?.getBoundingClientRect();
    const height = box.current?.offsetHeight ?? 0;
    if (chart) setAbove(chart.bottom + height > window.innerHeight && chart.top >= height);
  }, [at, active]);
  if (!active || !year) return null;
  const { label, display, target, restated, explanation, trail } = year;
  const place = `${(100 * (plan.left + plan.slot * (at + 0.5))) / plan.canvas.width}%`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a pointer over the words stays with the year they tell.
    <div
      className={above ? 'told told--above' : 'told'}
      ref={box}
      style={{ left: place, transform: `translateX(-${place})` }}
      onMouseMove={(event) => event.stopPropagation()}
    >
      <b>{label}</b>
      <br />
      {display}
      {target && <> · target {target}</>}
      {restated && <> · restated as {restated}</>}
      {explanation && <p>{explanation}</p>}
      {trail && (
        <p hidden={!touched}>
          <a href={trail} className="govuk-link live__now" tabIndex={-1}>
            Where it comes from
          </a>
        </p>
      )}
    </div>
  );
}
