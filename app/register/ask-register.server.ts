import type { z } from 'zod';
import { Refusal } from '../platform/refusal';

const ANSWER_MS = 6_000;
const MOST_BYTES = 500_000;

/**
 * Asks a register. Whatever goes wrong is said to the person, beside the number that they typed: that nothing is there under
 * it, that too much was asked, or that the register is away. They can always fill the form in by hand.
 */
export async function askRegister<Schema extends z.ZodType>(
  register: string,
  address: string,
  headers: Record<string, string>,
  schema: Schema,
): Promise<z.output<Schema>> {
  const by = 'Fill it in by hand, or try again later';
  const answer = await fetch(address, {
    headers: { ...headers, Accept: 'application/json' },
    // It may lead elsewhere with our key in hand.
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch((error: Error) => {
    const late = error.name === 'TimeoutError';
    throw unanswered(
      late ? `${register} did not answer in time. ${by}` : `${register} cannot be reached just now. ${by}`,
    );
  });
  if (answer.status === 404) throw unanswered(`${register} has nothing under this number`);
  if (answer.status === 429)
    throw unanswered(
      `${register} has been asked too often just now. Wait five minutes, or fill it in by hand`,
    );
  if (answer.status === 401 || answer.status === 403)
    throw unanswered(
      `${register} does not take the key that this service asks with. Fill it in by hand, and tell the accreditor`,
    );
  if (!answer.ok) throw unanswered(`${register} cannot be reached just now. ${by}`);
  const text = await answer.text().catch(() => '');
  const read = text.length > MOST_BYTES ? undefined : schema.safeParse(parsed(text));
  if (!read?.success) throw unanswered(`${register} answered with something that cannot be read. ${by}`);
  return read.data;
}

export const unanswered = (message: string) => new Refusal('incomplete', message).at('number');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
