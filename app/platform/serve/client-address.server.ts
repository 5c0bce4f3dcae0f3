import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyAddr from 'proxy-addr';

/**
 * Reads whose request it is: behind proxies that are trusted the address that the last of them saw, else the one that
 * is connected. What a header says is believed from nobody else: anybody can write one.
 */
export function clientAddressBy(trusted: readonly string[]): (req: IncomingMessage) => string {
  const trust = proxyAddr.compile([...trusted]);
  return (req) => {
    const connected = req.socket.remoteAddress ?? '';
    const said = connected && proxyAddr(req, trust);
    return said && isIP(said) ? said : connected;
  };
}

/** Proxies as they are configured, "10.0.0.0/8, loopback"; what is no address is an error that says so. */
export function proxiesIn(words: string): string[] {
  const proxies = words
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
  try {
    proxyAddr.compile(proxies);
  } catch (error) {
    throw new Error(`TRUSTED_PROXIES cannot be used: ${(error as Error).message}`);
  }
  return proxies;
}
