import { parseArgs } from 'node:util';
import { makeSetupAddress } from '../account/setup.server';
import { withStore } from './command';

function read() {
  const { values } = parseArgs({ options: { email: { type: 'string' } } });
  if (!values.email || !/^\S+@\S+$/.test(values.email))
    throw new Error('Use: npm run admin -- --email name@example.org');
  return { email: values.email };
}

await withStore(read, async ({ email }) => ({
  lines: [
    `Within 24 hours, and once, ${email} becomes an administrator at`,
    `  ${await makeSetupAddress(email)}`,
  ],
}));
