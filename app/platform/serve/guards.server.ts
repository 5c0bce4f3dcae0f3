import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Bytes of forms that may be under way at once, over everybody's: some uploads, or hundreds of forms. */
const MOST_UNDER_WAY = 150_000_000;
/** How long the head of a request, a whole one, and a connection on which nothing moves may take. */
const HEAD_MS = 20_000;
const WHOLE_MS = 120_000;
const STILL_MS = 120_000;

/** More is under way than there is room for: what is asked waits outside. */
export class TooMuchUnderWay extends Error {
  override readonly name = 'TooMuchUnderWay';
  /** After how many seconds it is worth trying again. */
  readonly seconds = 5;
}

/** Room for the bytes of forms while they are read and answered. */
export class Room {
  #taken = 0;

  constructor(private readonly most = MOST_UNDER_WAY) {}

  /**
   * Takes room for a request until it is answered or given up: as much as it says that it sends, or as it may where it says
   * nothing. Throws `TooMuchUnderWay`.
   */
  take(req: IncomingMessage, res: ServerResponse, limit: number): void {
    const said = Number(req.headers['content-length']);
    const bytes = Number.isFinite(said) ? Math.min(said, limit) : limit;
    if (this.#taken + bytes > this.most) throw new TooMuchUnderWay();
    this.#taken += bytes;
    res.once('close', () => {
      this.#taken -= bytes;
    });
  }
}

/** Ends what does not move: heads that never end, forms that trickle, answers that nobody reads. */
export function impatient(server: Server): void {
  server.headersTimeout = HEAD_MS;
  server.requestTimeout = WHOLE_MS;
  server.setTimeout(STILL_MS, (socket) => socket.destroy());
}

/** Requests that may wait on one connection: no browser sends a second before the first is answered. */
const MOST_WAITING = 32;

const before = new WeakMap<Socket, { last: Promise<void>; waiting: number }>();

/**
 * Waits until the answer before this one on the same connection has been read: who sends hundreds of requests at once and
 * reads nothing has one of them worked on, and beyond some is cut off. False where the connection ended meanwhile.
 */
export async function itsTurn(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const { socket } = req;
  const line = before.get(socket) ?? { last: Promise.resolve(), waiting: 0 };
  before.set(socket, line);
  const earlier = line.last;
  line.last = new Promise((resolve) => res.once('close', () => resolve()));
  line.waiting += 1;
  if (line.waiting > MOST_WAITING) socket.destroy();
  await earlier;
  line.waiting -= 1;
  return !socket.destroyed;
}
