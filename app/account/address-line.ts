import { line } from '../forms/fields';

/** An e-mail address as it is typed; whether anybody reads what is sent there only a mail can tell. */
export const addressLine = line({ most: 254, what: 'the address' }).refine(
  (email) => /^[^\s@<>(),;:\\"]+@[^\s@<>(),;:\\"]+\.[^\s@<>(),;:\\"]+$/.test(email),
  'Enter an e-mail address, like name@example.org',
);
