/**
 * Finished markup. It is made by `html` alone, which escapes whatever it is given, so that a page of a thousand small
 * elements is put together as text: React takes ten times as long over the same ones.
 */
export class Markup {
  // Private, so that Remix does not write out a second time, as data, what a page holds already.
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  /** For a page that is drawn where its data was made as it is; else as text, which can be sent. */
  for({ whole }: { whole?: unknown }): Markup | string {
    return whole === true ? this : this.#text;
  }

  /** Either of these. */
  static from(given: Markup | string): Markup {
    return typeof given === 'string' ? new Markup(given) : given;
  }
}

type Part = string | number | Markup | readonly Markup[] | null | false;

/** Markup from a template: text and numbers are escaped, markup stands as it is, null and false are nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = strings[0] ?? '';
  for (let index = 0; index < parts.length; index += 1)
    text += textOf(parts[index] ?? null) + (strings[index + 1] ?? '');
  return new Markup(text);
}

function textOf(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  if (part === null || part === false) return '';
  if (part instanceof Markup) return part.text;
  let text = '';
  for (const each of part) text += each.text;
  return text;
}

/** Data as JSON for an attribute in single quotes: between double ones every quote of it would become six letters. */
export function json(data: unknown): Markup {
  return new Markup(JSON.stringify(data).replace(/[&<>']/g, (found) => NAMES[found] ?? found));
}

const SPECIAL = /[&<>"']/;
const NAMES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

function escaped(words: string): string {
  return SPECIAL.test(words) ? words.replace(/[&<>"']/g, (found) => NAMES[found] ?? found) : words;
}
