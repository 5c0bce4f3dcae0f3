/** One line of the benchmark table; `target` is what `value` (or `ratio`) has to reach. */
export interface Row {
  group: string;
  name: string;
  value: number;
  unit: string;
  anchor?: string;
  anchorValue?: number;
  ratio?: number;
  target?: string;
  met?: boolean;
}

/** A value that must stay at or below a limit. */
export function atMost(group: string, name: string, value: number, unit: string, limit: number): Row {
  return { group, name, value: tidy(value), unit, target: `≤ ${limit} ${unit}`, met: value <= limit };
}

/** A value beside the anchor of the same run; their ratio must reach a floor. */
export function against(
  group: string,
  name: string,
  [value, unit]: [number, string],
  [anchor, anchorValue]: [string, number],
  floor: number,
): Row {
  const ratio = value / anchorValue;
  const measured = { value: tidy(value), unit, anchor, anchorValue: tidy(anchorValue), ratio: tidy(ratio) };
  return { group, name, ...measured, target: `ratio ≥ ${floor}`, met: ratio >= floor };
}

/** A value beside the anchor of the same run; their ratio must stay at or below a limit. */
export function atMostTimes(
  group: string,
  name: string,
  measured: [number, string],
  anchor: [string, number],
  limit: number,
): Row {
  const row = against(group, name, measured, anchor, 0);
  return { ...row, target: `ratio ≤ ${limit}`, met: measured[0] / anchor[1] <= limit };
}

const tidy = (value: number) => Math.round(value * 1000) / 1000;

/** The middle of some timings. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
