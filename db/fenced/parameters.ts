/** The wire protocol counts parameters in 16 bits. */
const MOST_PARAMETERS = 65_000;

/**
 * Refuses, before anything is sent, the values on which the two drivers differ or break: an undefined value
 * would be NULL in one and an error in the other; an invalid date breaks the protocol in mid-message.
 */
export function toParameters(values: readonly unknown[]): unknown[] {
  if (values.length > MOST_PARAMETERS) throw new RangeError(`A query has ${values.length} parameters.`);
  return values.map((value) => {
    if (value === undefined) throw new TypeError('A query parameter is undefined.');
    if (value instanceof Date && Number.isNaN(value.getTime())) {
      throw new TypeError('A query parameter is an invalid date.');
    }
    return Array.isArray(value) ? toArrayLiteral(value) : value;
  });
}

/** `{"a","b"}`: an SQL array as text, so that neither driver has to look up its type first. */
function toArrayLiteral(values: readonly unknown[]): string {
  const items = values.map((value) =>
    value === null ? 'NULL' : `"${String(value).replace(/["\\]/g, '\\$&')}"`,
  );
  return `{${items.join(',')}}`;
}
