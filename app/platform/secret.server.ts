import { createHmac } from 'node:crypto';
import { canonical } from './canonical.server';
import { context } from './context.server';

/** 256 bits that only this service can work out of these words, the same each time (HMAC-SHA256), as hex. */
export function secretFor(purpose: string, words: readonly string[]): string {
  return createHmac('sha256', context().secret)
    .update(canonical([purpose, ...words]))
    .digest('hex');
}
