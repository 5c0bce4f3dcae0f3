import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { putInForce } from '../../questionnaire/scheme';
import { warmUp } from '../documents.server';
import { type Order, printOrder } from './orders.server';

const NICE = 10;

// The other thread's side: one order at a time, and the bytes go back without being copied.
const port = parentPort;
// What the server learnt from its file this thread would not know.
putInForce(workerData.inForce, workerData.earlier);
if (!port) throw new Error('This is a thread of the server, not a program of its own');
// Pages go first where cores are few, but not so far that a busy machine prints nothing: a tenth of a core is left.
// On Linux this is the thread's own, elsewhere the process's and left alone.
if (process.platform === 'linux') setPriority(NICE);
// The first document shall not wait for fonts and modules.
await warmUp();
port.on('message', async (order: Order) => {
  try {
    const bytes = await printOrder(order);
    port.postMessage({ bytes }, [bytes.buffer as ArrayBuffer]);
  } catch (error) {
    port.postMessage({ error });
  }
});
port.postMessage('ready');
