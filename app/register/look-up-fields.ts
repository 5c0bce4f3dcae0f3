import { z } from 'zod';
import { line, oneOf } from '../forms/fields';

/** What the look-up's form posts. */
export const lookUpFields = z.object({
  intent: z.literal('look_up'),
  register: oneOf(['company', 'charity'], 'Choose a register'),
  number: line({ most: 20, what: 'the number' }),
});
