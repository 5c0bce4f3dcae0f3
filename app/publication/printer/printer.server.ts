import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { logError } from '../../platform/log.server';
import { rateLimited } from '../../platform/refusal';
import { schemesNamed } from '../../questionnaire/scheme';
import { type Order, printOrder } from './orders.server';

type Answer = { bytes: Uint8Array } | { error: Error };
/** Said once, when the thread can print. */
type Greeting = 'ready';

interface Job {
  order: Order;
  tries: number;
  resolve: (bytes: Uint8Array) => void;
  reject: (error: unknown) => void;
}

/** Orders that may wait; whoever comes after is told to come back. */
const MOST_WAITING = 100;
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
  readonly #waiting: Job[] = [];
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
    if (this.#waiting.length >= MOST_WAITING)
      throw rateLimited('Many documents are being made just now. Try again in a minute', BUSY_SECONDS);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ order, tries: 0, resolve, reject });
      this.#next();
    });
  };

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    clearTimeout(this.#overdue);
    clearTimeout(this.#rest);
    await worker?.terminate();
    for (const job of [this.#current, ...this.#waiting.splice(0)])
      job?.reject(new Error('The server is stopping'));
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

  #next(): void {
    if (this.#current || this.#rest) return;
    const job = this.#waiting.shift();
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
    if (job && job.tries < MOST_TRIES) this.#waiting.unshift(job);
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
