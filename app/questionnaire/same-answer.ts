import type { TypedAnswer } from './answers';
import { cleanText } from './text';

/** Whether two typed answers say the same: spaces, line ends and empty parts do not count. */
export function sameAnswer(a: TypedAnswer, b: TypedAnswer): boolean {
  return said(a) === said(b);
}

function said(answer: TypedAnswer): string {
  const { groups = {}, explanations = {}, basis, ...parts } = answer;
  const { absent, value, numerator, denominator } = parts;
  const states = [absent, value, numerator, denominator].some(Boolean);
  const words = [
    ...Object.entries(parts),
    // How a figure is known says nothing where there is no figure, and may stand on a form that nobody has filled in.
    ...(states ? [['basis', basis]] : []),
    ...Object.entries(groups).map(([id, value]) => [`groups.${id}`, value]),
    ...Object.entries(explanations).map(([rule, value]) => [`explanation.${rule}`, value]),
  ]
    .map(([key, value]) => [key, plain(String(key), value)])
    .filter(([, value]) => value !== '')
    .sort(([x], [y]) => (String(x) < String(y) ? -1 : 1));
  return JSON.stringify(words);
}

const WORDS = /^(?:note|explanation)\b/;

/** Whether one part says the same as another, by its path: `value`, `note`, `groups.disabled`. */
export function samePart(path: string, a: string | undefined, b: string | undefined): boolean {
  return plain(path, a) === plain(path, b);
}

/** "1,234", "£1,234" and "1234" are one number; words are compared as they would be stored. */
function plain(key: string, value: unknown): string {
  const text = cleanText(Array.isArray(value) ? value.join(' ') : String(value ?? ''));
  return !WORDS.test(key) && /^[-−]?£?[\d,]+(\.\d+)?%?$/.test(text) ? text.replace(/[£,%]/g, '') : text;
}
