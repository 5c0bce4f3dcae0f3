import { bytesAsText } from '../bytes';

/** PostgreSQL's numbers for the types whose JavaScript form must be the same in both engines. */
const INT8 = 20;
const NUMERIC = 1700;
const DATE = 1082;
const BYTEA = 17;
const TEXT_ARRAY = 1009;
const NAME_ARRAY = 1003;

const asNumber = { serialize: String, parse: (text: string) => Number(text) };

/** postgres.js's own types, brought to the forms both engines give. */
export const postgresTypes = {
  int8: { to: INT8, from: [INT8], ...asNumber },
  numeric: { to: NUMERIC, from: [NUMERIC], ...asNumber },
  day: { to: DATE, from: [DATE], serialize: String, parse: (text: string) => text },
  bytes: { to: BYTEA, from: [BYTEA], ...bytesAsText },
  texts: { to: TEXT_ARRAY, from: [TEXT_ARRAY, NAME_ARRAY], serialize: String, parse: parseTexts },
};

/** One-dimensional text arrays only: all that the queries ask for. */
function parseTexts(text: string): (string | null)[] {
  const items = text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/g);
  return Array.from(items, ([, quoted, plain]) => {
    if (quoted !== undefined) return quoted.replace(/\\(.)/g, '$1');
    return plain === undefined || plain === 'NULL' ? null : plain;
  });
}
