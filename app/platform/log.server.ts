import { randomHex } from './clock.server';

/** Writes an error to standard error as one JSON line; gives the reference a person can quote. No form values, no tokens. */
export function logError(error: unknown, about: { method?: string; path?: string } = {}): string {
  const reference = randomHex(6);
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const line = {
    level: 'error',
    time: new Date().toISOString(),
    reference,
    ...about,
    name,
    message: message.slice(0, 500),
    stack: stack?.split('\n').slice(1, 8).join('\n'),
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
  return reference;
}
