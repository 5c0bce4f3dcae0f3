import type { TypedAnswer } from '../questionnaire/answers';
import { cleanText } from '../questionnaire/text';

export interface Conflict {
  measureId: string;
  mine: TypedAnswer;
  theirs: TypedAnswer;
  base: TypedAnswer;
}

export interface Merged {
  /** Measures whose answer is to be written: I changed them and nobody else did. */
  write: string[];
  /** Measures that I and somebody else changed, differently. */
  conflicts: Conflict[];
}

type Answers = Record<string, TypedAnswer>;

/** Three-way merge of one page of answers: what I saw, what I typed, what stands now. */
export function merge(ids: readonly string[], base: Answers, mine: Answers, theirs: Answers): Merged {
  const merged: Merged = { write: [], conflicts: [] };
  for (const id of ids) {
    const [b, m, t] = [base[id] ?? {}, mine[id] ?? {}, theirs[id] ?? {}];
    if (sameAnswer(m, b) || sameAnswer(m, t)) continue;
    if (sameAnswer(t, b)) merged.write.push(id);
    else merged.conflicts.push({ measureId: id, mine: m, theirs: t, base: b });
  }
  return merged;
}

/** Whether two typed answers say the same: spaces, line ends and empty parts do not count. */
export function sameAnswer(a: TypedAnswer, b: TypedAnswer): boolean {
  return said(a) === said(b);
}

function said(answer: TypedAnswer): string {
  const { groups = {}, explanations = {}, ...parts } = answer;
  const words = [
    ...Object.entries(parts),
    ...Object.entries(groups).map(([id, value]) => [`groups.${id}`, value]),
    ...Object.entries(explanations).map(([rule, value]) => [`explanation.${rule}`, value]),
  ]
    .map(([key, value]) => [key, plain(String(key), value)])
    .filter(([, value]) => value !== '')
    .sort(([x], [y]) => (String(x) < String(y) ? -1 : 1));
  return JSON.stringify(words);
}

const WORDS = /^(?:note|explanation)\b/;

/** "1,234", "£1,234" and "1234" are one number; words are compared as they would be stored. */
function plain(key: string, value: unknown): string {
  const text = cleanText(Array.isArray(value) ? value.join(' ') : String(value ?? ''));
  return !WORDS.test(key) && /^[-−]?£?[\d,]+(\.\d+)?%?$/.test(text) ? text.replace(/[£,%]/g, '') : text;
}
