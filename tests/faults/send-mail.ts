import { sendDue } from '~/mail/outbox.server';
import { setContext } from '~/platform/context.server';
import { openDatabase } from '~db/client';

/** Sends what is due until it is killed, or nothing is left; its clock stands where it is told, for a try may last minutes. */
const [url = '', smtp = '', clock = '0'] = process.argv.slice(2);
await openDatabase({ url, dataDir: 'memory://' });
setContext({ smtp: { url: smtp, from: 'mark@example.org' }, now: () => new Date(Number(clock)) });
process.stdout.write('sending\n');
await sendDue();
process.exit(0);
