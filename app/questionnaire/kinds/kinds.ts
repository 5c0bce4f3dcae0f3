import type { Value } from '../figure';
import type { Measure } from '../measure';
import { choice } from './choice';
import { count } from './count';
import { date } from './date';
import { money } from './money';
import { ratio } from './ratio';
import { share } from './share';
import { text } from './text';

/** The typed parts of a value. */
export interface TypedValue {
  value?: string;
  numerator?: string;
  denominator?: string;
}
export type Part = keyof TypedValue;

export type Parsed =
  | { ok: true; value: Value | null }
  | { ok: false; errors: { part: Part; message: string }[] };

/** How one kind of answer behaves: everything that differs between a count, a sum of money and a story. */
export interface Kind {
  /** The inputs a form shows, in order. */
  parts: readonly Part[];
  /** Whether a trend can be drawn. */
  plotted: boolean;
  /** Reads typed words; null when nothing was typed. */
  parse(typed: TypedValue, measure: Measure): Parsed;
  /** As a sentence has it, with its unit: "1,234 jobs", "37 of 38 (97%)". */
  format(value: Value, measure: Measure): string;
  /** As a table cell has it, the unit being in the row's head. */
  cell(value: Value, measure: Measure): string;
  /** The unit in words: "pounds", "percent of staff", "jobs"; empty where there is none. */
  unit(measure: Measure): string;
  /** Whether a cell says all that the unit says, as "£12" does of pounds; "17%" does not say of what. */
  cellSaysUnit(measure: Measure): boolean;
  /** What is drawn; null when there is nothing to draw. */
  plot(value: Value): number | null;
  /** Back into the form's words. */
  typed(value: Value): TypedValue;
}

export type KindName = 'count' | 'money' | 'share' | 'ratio' | 'choice' | 'text' | 'date';

export const kinds: Record<KindName, Kind> = { count, money, share, ratio, choice, text, date };
