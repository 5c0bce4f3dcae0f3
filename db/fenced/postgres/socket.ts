import net from 'node:net';

/** Where postgres.js parsed the URL to. */
export interface Address {
  host: string[];
  port: number[];
  path: string | false;
}

/** Connects to the first host that answers. */
export async function connectSocket(address: Address, timeoutMs: number): Promise<net.Socket> {
  if (address.path) return connectTo({ path: address.path }, timeoutMs);
  let failure: unknown;
  for (const [index, host] of address.host.entries()) {
    try {
      const socket = await connectTo({ host, port: address.port[index] ?? 5432 }, timeoutMs);
      // postgres.js reads it from the socket when it checks the server's certificate.
      return Object.assign(socket, { host });
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** Nobody took the connection, or refused it, in time. */
export class ConnectTimeout extends Error {
  override readonly name = 'ConnectTimeout';
}

/** After how long in which nothing came the other side is asked whether it is still there. */
const KEEP_ALIVE_MS = 10_000;

function connectTo(target: net.NetConnectOpts, timeoutMs: number): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(target);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    const timer = setTimeout(() => socket.destroy(new ConnectTimeout('connecting took too long')), timeoutMs);
    // Stays for the socket's life: an error between two listeners must not end the process.
    socket.on('error', reject);
    socket.once('close', () => clearTimeout(timer));
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });
}
