import { pino } from 'pino';
import { asked } from './asked.server';
import { randomHex } from './clock.server';

/** What is left out wherever it stands in what is logged: who it names, and what opens something. */
const REDACTED = [
  'password',
  'token',
  'secret',
  'code',
  'email',
  'cookie',
  'authorization',
  'headers',
  'body',
  'form',
  'fields',
  'parameters',
];

const to = (stream: NodeJS.WriteStream) =>
  pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[left out]' },
    },
    // Looked up at each line: what takes a process's output over is asked.
    { write: (line: string) => void stream.write(line) },
  );

const requests = to(process.stdout);
const faults = to(process.stderr);

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Words without what opens something, or whom they are addressed to: tokens of links, codes, addresses of mail and of databases. */
export function withoutSecrets(words: string): string {
  return words
    .replace(/\b([a-z]+:\/\/)[^\s/@]+@/gi, '$1[left out]@')
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[left out]')
    .replace(/\b[\w-]{24,}\b/g, (word) => (UUID.test(word) || !/\d/.test(word) ? word : '[left out]'));
}

/** Writes an error to standard error as one JSON line; gives the reference a person can quote. No form values, no tokens. */
export function logError(error: unknown, about: { method?: string; path?: string } = {}): string {
  const reference = randomHex(6);
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const path = about.path && withoutSecrets(about.path);
  const request = asked()?.id;
  faults.error({
    reference,
    ...(request && { request }),
    ...about,
    ...(path && { path }),
    name,
    message: withoutSecrets(message.slice(0, 500)),
    stack: withoutSecrets(stack?.split('\n').slice(1, 8).join('\n') ?? ''),
  });
  return reference;
}

/** One request as it was answered; the pattern of its address, for addresses hold tokens. */
export interface AnsweredRequest {
  request: string;
  method: string;
  route: string;
  status: number;
  /** Milliseconds, in all and of the database. */
  ms: number;
  database: number;
  queries: number;
  person: string | null;
  organisation: string | null;
}

/** Writes a request to standard output as one JSON line. */
export function logRequest(answered: AnsweredRequest): void {
  requests.info(answered);
}
