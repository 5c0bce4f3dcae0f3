import type { AnswerPart } from '../answers';
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
export type TypedPart = keyof TypedValue;

export type Parsed<Held extends TypedPart = TypedPart> =
  | { ok: true; value: Value | null }
  | { ok: false; errors: { part: Held; message: string }[] };

/** The input that asks for one part of a value. */
export interface PartInput {
  /** One line; words with their count; the measure's options; or a day by its three numbers. */
  as: 'line' | 'words' | 'options' | 'day';
  /** What it asks for, for those who do not see what stands around it. */
  label: string;
  /** What stands before and after it, for those who do. */
  before?: string;
  after?: string;
  keys?: 'decimal' | 'numeric' | 'text';
  placeholder?: string;
  wide?: boolean;
  /** Seldom stated: asked only where it was, among what else a figure may carry. */
  onlyWhereStated?: boolean;
  /** The less usual way to answer: asked among what else a figure may carry, until something is in it. */
  aside?: boolean;
}

type PartInputs<Held extends TypedPart> = { readonly [P in Held]: (measure: Measure) => PartInput };

/** How one kind of answer behaves: everything that differs between a count, a sum of money and a story. */
export interface Kind {
  /** What it holds, in order, each part with the input that asks for it: there is no part without one. */
  inputs: Partial<PartInputs<TypedPart>>;
  /** What its form asks beside the value. Whatever else an answer holds is shown where it is held. */
  beside: readonly AnswerPart[];
  /** Whether it is a figure, whose trend can be drawn; else it is words. */
  plotted: boolean;
  /** Whether it counts things or people, one by one. */
  counted: boolean;
  /** Whether it is pounds. */
  money: boolean;
  /** Whether two of them add up, and a longer period makes a larger one. */
  adds: boolean;
  /** Whether it is so much of something, or for each of something. */
  rate: boolean;
  /** Whether it is a percentage of a whole. */
  percent: boolean;
  /** Whether it is a story, of many words. */
  long: boolean;
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
  typed(value: Value, measure: Measure): TypedValue;
}

/** What the rest of the house asks of a kind, instead of which one it is. */
export type Trait = 'counted' | 'money' | 'adds' | 'rate' | 'percent' | 'long';

/** A kind by the parts that it holds: it reads and types those that it has an input for, all of them and no other. */
export interface Holding<Held extends TypedPart> extends Omit<Kind, 'inputs' | 'parse' | 'typed'> {
  inputs: PartInputs<Held>;
  parse(typed: { readonly [P in Held]?: string }, measure: Measure): Parsed<Held>;
  typed(value: Value, measure: Measure): { [P in Held]: string };
}

export type KindName = 'count' | 'money' | 'share' | 'ratio' | 'choice' | 'text' | 'date';

export const kinds: Record<KindName, Kind> = { count, money, share, ratio, choice, text, date };

/** How a measure's kind behaves. */
export const kindOf = ({ kind }: Pick<Measure, 'kind'>): Kind => kinds[kind];
