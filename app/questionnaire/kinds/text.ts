import { NO_VALUE } from '../figure';
import { cleanText, countCharacters, hasWords } from '../text';
import { OF_WORDS } from './beside';
import type { Holding, Parsed } from './kinds';
import { isBlank } from './numeric';

/** Narrative limit of the Social Enterprise Mark's own form. */
export const NARRATIVE_LIMIT = 2800;

/** Words: a story, a name, a plan. */
export const text: Holding<'value'> = {
  inputs: {
    value: ({ label, lines }) =>
      lines === 1 ? { as: 'line', label, keys: 'text', wide: true } : { as: 'words', label },
  },
  ...OF_WORDS,
  long: true,
  parse: ({ value = '' }, measure) => parseText(value, measure.maxLength ?? NARRATIVE_LIMIT),
  format: (value) => value.text ?? '',
  cell: (value) => value.text ?? '',
  typed: (value) => ({ value: value.text ?? '' }),
};

function parseText(raw: string, limit: number): Parsed<'value'> {
  const words = cleanText(raw);
  if (isBlank(words)) return { ok: true, value: null };
  const length = countCharacters(words);
  if (length > limit) {
    const over = (length - limit).toLocaleString('en-GB');
    const message = `Shorten this to ${limit.toLocaleString('en-GB')} characters; it is ${over} too long`;
    return { ok: false, errors: [{ part: 'value', message }] };
  }
  if (!hasWords(words))
    return {
      ok: false,
      errors: [
        { part: 'value', message: 'Write the answer in words: a link or a number alone is not an answer' },
      ],
    };
  return { ok: true, value: { ...NO_VALUE, text: words } };
}
