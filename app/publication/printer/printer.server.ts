import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { logError } from '../../platform/log.server';
import { rateLimited } from '../../platform/refusal';
import { schemesNamed } from '../../questionnaire/scheme';
import { WaitingLine } from './line';
import { type Order, printOrder, type Turn } from './orders.server';

type Answer = { bytes: Uint8Array } | { error: Error };
/** Said once, when the thread can print. */
type Greeting = 'ready';

interface Job {
  order: Order;
  tries: number;
  resolve: (bytes: Uint8Array) => void;
  reject: (error: unknown) => void;
}

/** Orders that may wait in a line, and of one person or address; whoever comes after is told to come back. */
const MOST_WAITING = 100;
const MOST_OF_ONE = 20;
const OWN: Turn = { line: 'signed in', share: 'the service' };
/** In which so many are made, or nearly. */
const BUSY_SECONDS = 60;
/** No document takes a tenth of it: a thread that is still busy then will never be done. */
const TIME_LIMIT_MS = 60_000;
/** An order is given to a second thread when the first dies over it, and no further. */
const MOST_TRIES = 2;
/** How much longer than it was busy the server's thread is left alone between two documents. */
const REST = 2;
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 8 };

/**
 * Prints in a thread of its own, so that pages stay quick meanwhile; a thread that dies is replaced. Two processors are
 * shared by pages, printing and whoever else is there, so it rests between documents while pages are busy.
 */
export class Printer {
  readonly #lines = {
    'signed in': new WaitingLine<Job>(MOST_WAITING, MOST_OF_ONE),
    strangers: new WaitingLine<Job>(MOST_WAITING, MOST_OF_ONE),
  };
  /** What a thread died over and another shall try. */
  #again: Job | undefined;
  #last: Turn['line'] = 'strangers';
  #worker: Worker | null = null;
  #current: Job | null = null;
  #overdue: NodeJS.Timeout | undefined;
  #rest: NodeJS.Timeout | undefined;
  #begun: EventLoopUtilization = performance.eventLoopUtilization();
  #ready = false;

  /** `file` is the thread's program, as built. */
  constructor(
    private readonly file: string | URL,
    private readonly timeLimit = TIME_LIMIT_MS,
  ) {
    this.#start();
  }

  /** Draws a PDF once its turn comes. */
  readonly draw = async (order: Order): Promise<Uint8Array> => {
    const { line, share } = order.turn ?? OWN;
    return new Promise((resolve, reject) => {
      if (!this.#lines[line].join(share, { order, tries: 0, resolve, reject }))
        reject(rateLimited('Many documents are being made just now. Try again in a minute', BUSY_SECONDS));
      this.#next();
    });
  };

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    clearTimeout(this.#overdue);
    clearTimeout(this.#rest);
    await worker?.terminate();
    for (let job = this.#current ?? this.#waiting(); job; job = this.#waiting())
      job.reject(new Error('The server is stopping'));
  }

  #start(): Worker {
    this.#ready = false;
    const worker = new Worker(this.file, { resourceLimits: MEMORY, workerData: schemesNamed() });
    worker.on('message', (said: Answer | Greeting) => {
      if (said === 'ready') this.#ready = true;
      else this.#answered(said);
    });
    worker.on('error', (error) => logError(error));
    worker.on('exit', () => this.#died(worker));
    this.#worker = worker;
    return worker;
  }

  /** Whose turn it is: the two lines take turns where somebody waits in both. */
  #waiting(): Job | undefined {
    const again = this.#again;
    this.#again = undefined;
    if (again) return again;
    const other = this.#last === 'strangers' ? 'signed in' : 'strangers';
    const job = this.#lines[other].next();
    if (!job) return this.#lines[this.#last].next();
    this.#last = other;
    return job;
  }

  #next(): void {
    if (this.#current || this.#rest) return;
    const job = this.#waiting();
    if (!job) return;
    this.#current = job;
    job.tries += 1;
    this.#begun = performance.eventLoopUtilization();
    const worker = this.#worker ?? this.#start();
    this.#overdue = setTimeout(() => worker.terminate(), this.timeLimit);
    worker.postMessage(job.order);
  }

  /** For when no thread can start: slower for everybody, but documents come. */
  #printHere({ order }: Job): void {
    printOrder(order).then(
      (bytes) => this.#answered({ bytes }),
      (error: Error) => this.#answered({ error }),
    );
  }

  #answered(answer: Answer): void {
    const job = this.#finish();
    if ('error' in answer) job?.reject(answer.error);
    else job?.resolve(answer.bytes);
    this.#restThenNext();
  }

  /** Rests by how long this thread was busy while the document was made: hardly at all when no page is asked for. */
  #restThenNext(): void {
    const busy = performance.eventLoopUtilization(this.#begun).active;
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      this.#next();
    }, REST * busy);
  }

  #died(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    if (!this.#ready && this.#current) {
      clearTimeout(this.#overdue);
      this.#printHere(this.#current);
      return;
    }
    const job = this.#finish();
    if (job && job.tries < MOST_TRIES) this.#again = job;
    else job?.reject(new Error('The thread that makes PDFs died twice over this document'));
    this.#next();
  }

  #finish(): Job | null {
    clearTimeout(this.#overdue);
    const job = this.#current;
    this.#current = null;
    return job;
  }
}
