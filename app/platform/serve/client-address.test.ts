import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddressBy, proxiesIn } from './client-address.server';

const request = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    connection: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

const PROXY = '10.0.0.7';

describe('whose request it is', () => {
  const direct = clientAddressBy([]);
  const behind = clientAddressBy(proxiesIn(' 10.0.0.0/8 , loopback'));

  it('is the one that is connected, whatever a header says, where no proxy is trusted', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.string(), (address, said) => {
        expect(direct(request(address, said))).toBe(address);
      }),
    );
  });

  it('is the one that the last trusted proxy saw', () => {
    expect(behind(request(PROXY, '203.0.113.9'))).toBe('203.0.113.9');
    expect(behind(request(PROXY, '203.0.113.9, 10.1.1.1'))).toBe('203.0.113.9');
    expect(behind(request('::ffff:10.0.0.7', '2001:db8::1'))).toBe('2001:db8::1');
    expect(behind(request('203.0.113.5', '198.51.100.1'))).toBe('203.0.113.5');
  });

  it('is no address that the visitor wrote before the proxy’s', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.:, abcdef') }),
        fc.ipV4(),
        (forged, real) => {
          fc.pre(!/^(10|127)\./.test(real));
          expect(behind(request(PROXY, `${forged}, ${real}`))).toBe(real);
        },
      ),
    );
  });

  it('is the proxy’s own where what it says is no address', () => {
    for (const said of ['', 'unknown', 'nobody, ', '<script>'])
      expect(behind(request(PROXY, said))).toBe(PROXY);
  });

  it('is not guessed from a setting that is no address', () => {
    expect(proxiesIn('')).toEqual([]);
    expect(() => proxiesIn('my-proxy')).toThrow('TRUSTED_PROXIES cannot be used');
  });
});
