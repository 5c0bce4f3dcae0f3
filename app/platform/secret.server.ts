import { createHmac } from 'node:crypto';
import { canonical } from './canonical.server';
import { randomHex } from './clock.server';

/** Nobody's until the server gives its own: a process that serves nothing has nothing to keep in common with others. */
let secret = randomHex(32);

/** Gives this process the secret that all nodes share. */
export function setSecret(given: string): void {
  secret = given;
}

/** 256 bits that only this service can work out of these words, the same each time (HMAC-SHA256), as hex. */
export function secretFor(purpose: string, words: readonly string[]): string {
  return createHmac('sha256', secret)
    .update(canonical([purpose, ...words]))
    .digest('hex');
}
