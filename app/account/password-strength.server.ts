import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { Refusal } from '../platform/refusal';

const PASSWORD_LEAST = 12;
const PASSWORD_MOST = 128;

/** More than ten thousand million guesses, by the library's own reckoning: those who have stolen the hashes fail, too. */
const LEAST_SCORE = 4;

let made: ZxcvbnFactory | undefined;

/**
 * Refuses a password that is short, common, breached or made of what is known of its owner (NIST SP 800-63B 5.1.1.2,
 * OWASP ASVS 5.0 6.2): it asks for no kinds of letters, and nothing leaves this machine.
 */
export function refuseWeakPassword(password: string, known: readonly string[] = []): void {
  const wrong = weakness(password, known);
  if (wrong) throw new Refusal('incomplete', wrong).at('password');
}

function weakness(password: string, known: readonly string[]): string | null {
  const length = [...password].length;
  if (length < PASSWORD_LEAST) return `Use at least ${PASSWORD_LEAST} characters: three or four words do`;
  if (length > PASSWORD_MOST) return `Use at most ${PASSWORD_MOST} characters`;
  made ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  // What anybody knows of its owner makes it no harder to guess.
  const words = known
    .flatMap((each) => each.toLowerCase().split(/[\s@.]+/))
    .filter((each) => each.length > 2);
  const rest = [...words, 'proofmark'].reduce(
    (left, each) => left.replaceAll(each, ' '),
    password.toLowerCase(),
  );
  const score = Math.min(made.check(password).score, made.check(rest).score);
  return score < LEAST_SCORE
    ? 'This is too easy to guess: use three or four words that do not belong together'
    : null;
}
