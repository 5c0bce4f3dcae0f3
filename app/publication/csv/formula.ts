/**
 * A cell that a spreadsheet would run as a formula: it begins with = + - @, a tab, a carriage return or the
 * full-width signs, whatever apostrophes stand before.
 */
const RUNS = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const ARMED = /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Text that a spreadsheet shows instead of running: with an apostrophe before it. */
export function armText(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

/** The text again, as it was before `armText`. */
export function disarmText(cell: string): string {
  return ARMED.test(cell) ? cell.slice(1) : cell;
}
