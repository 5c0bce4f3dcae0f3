import type { Submission } from '@conform-to/dom';
import { parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';
import { Refusal } from './refusal';

/** Most fields one form may post: sixty own measures with every part filled stay below it. */
const FIELD_COUNT_LIMIT = 2_000;

/**
 * Reads a posted form, if it has no field but these. Conform builds what a name asks for: `value[999999999]` is an
 * array of that length, and `__intent__` names one in its value. So no name comes to it that the page did not have.
 */
export function readForm<Schema extends z.ZodType>(
  form: FormData,
  names: ReadonlySet<string>,
  schema: Schema,
): Submission<z.output<Schema>, string[]> {
  let count = 0;
  for (const name of form.keys()) {
    count += 1;
    if (count > FIELD_COUNT_LIMIT) throw new Refusal('incomplete', 'This form has too many fields');
    if (!names.has(name))
      throw new Refusal('incomplete', 'This form has a field that no question has, so nothing was saved');
  }
  return parseWithZod(form, { schema, disableAutoCoercion: true });
}
