import { z } from 'zod';
import { byButton, file, given } from '../forms/fields';

/** The two steps of a list: what it would make, and the making. */
export const listFields = byButton([
  z.object({ intent: z.literal('preview'), file: file('Choose a CSV file') }),
  // What was looked at travels as text: a browser lets nobody send a file a second time.
  z.object({
    intent: z.literal('make'),
    seen: given,
    content: z.string('Choose the file again').min(1, 'Choose the file again'),
  }),
]);
