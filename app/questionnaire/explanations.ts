import type { Figure } from './figure';
import type { Warning } from './rules';

/** What was said of a measure as a whole: before each question had its own answer, or by an import, which knows no questions. */
export const OF_THE_MEASURE = '';

type Said = Pick<Figure, 'explanation' | 'explanations'>;

/** Explanations, each of the question that it answers, as a figure holds them: all of them together are what readers are told. */
export function explaining(byRule: Readonly<Record<string, string | null | undefined>>): Said {
  const said = Object.entries(byRule)
    .flatMap(([rule, words]) => (words ? [[rule, words] as const] : []))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (said.length === 0) return { explanation: null };
  const [[rule, words] = ['', '']] = said;
  if (said.length === 1 && rule === OF_THE_MEASURE) return { explanation: words };
  const different = [...new Set(said.map(([, each]) => each))];
  return { explanation: different.map(stopped).join(' '), explanations: Object.fromEntries(said) };
}

const stopped = (words: string, at: number, all: readonly string[]) =>
  at === all.length - 1 || /[.!?]["”’)]*$/.test(words) ? words : `${words}.`;

/** The same by rule again. */
export function explanationsOf({ explanation, explanations }: Said): Readonly<Record<string, string>> {
  return explanations ?? (explanation === null ? {} : { [OF_THE_MEASURE]: explanation });
}

/** Why a figure is another than before: what is said to that question, or of the measure as a whole. */
export function whyChanged(figure: Said): string | null {
  const { large_change: large, cumulative_fell: fell, [OF_THE_MEASURE]: whole } = explanationsOf(figure);
  return large ?? fell ?? whole ?? null;
}

/** Whether words under a rule say, or may say, why a figure is another than before. */
export const isOfChange = (rule: string) =>
  rule === 'large_change' || rule === 'cumulative_fell' || rule === OF_THE_MEASURE;

/** A question by its name: whose figure it is about, and why it is asked. */
export function askedAs({ measureId, rule }: Pick<Warning, 'measureId' | 'rule'>): string {
  return `${measureId}:${rule}`;
}
