const CLIENTS = 16;
const ROUND_MS = 3_000;

/** Requests a second that sixteen clients get answered, each asking for the next address as soon as it has one. */
export async function rateOf(
  next: () => string,
  request: RequestInit | (() => RequestInit),
): Promise<number> {
  let done = 0;
  const end = performance.now() + ROUND_MS;
  const client = async () => {
    while (performance.now() < end) {
      const address = next();
      const response = await fetch(address, typeof request === 'function' ? request() : request);
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      await response.arrayBuffer();
      done++;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return done / (ROUND_MS / 1000);
}
