import type { LoaderFunctionArgs } from '@remix-run/node';
import type { Choices } from './choices';
import { Refusal } from './refusal';

/** What others hang on addresses to see who followed them: it asks nothing of a file. */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|ttclid|igshid|li_fat_id|mc_[ce]id|_hsenc|_hsmi|mkt_tok|_ga|_gl)$/;
const LONGEST = 100;

/** What somebody asked for, as it is said back to them. */
export function quoted(words: string): string {
  return `“${words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words}”`;
}

/** Something asked of a public file that it does not have or cannot read, with what there is instead. */
export class Unanswerable extends Refusal {
  constructor(
    code: 'not_found' | 'unreadable',
    override readonly details: Choices,
  ) {
    super(code, details.missing.map(({ says }) => says).join('\n'));
  }
}

/**
 * Refuses an address with a question that its file does not answer: whoever asks for one area and is given the whole
 * organisation would file it as that area's.
 */
export function refuseUnknownQuestions({ request }: LoaderFunctionArgs, takes: readonly string[]): void {
  const { pathname, searchParams } = new URL(request.url);
  const asked = [...searchParams.keys()];
  const unknown = [...new Set(asked)].filter((name) => !takes.includes(name) && !TRACKING.test(name));
  const twice = takes.filter((name) => searchParams.getAll(name).length > 1);
  if (unknown.length === 0 && twice.length === 0) return;
  for (const name of [...unknown, ...twice]) searchParams.delete(name);
  const rest = searchParams.size > 0 ? `?${searchParams}` : '';
  const known = takes.length > 0 ? `It knows ${takes.map(quoted).join(', ')}` : 'It knows none';
  const says = [
    ...unknown.map((name) => `This address does not know the question ${quoted(name)}. ${known}.`),
    ...twice.map((name) => `This address was asked for ${quoted(name)} more than once. It takes one.`),
  ];
  const without = { label: 'The same file without that question', to: `${pathname}${rest}` };
  const last = says.length - 1;
  throw new Unanswerable('unreadable', {
    title: 'This address cannot be read as it stands',
    missing: says.map((each, at) => ({ says: each, choices: at === last ? [without] : [] })),
    back: null,
  });
}

const refusals = new WeakMap<object, Refusal>();

/** Keeps why a file was refused, so that a browser can be shown a page in place of the plain text. */
export function keepRefusal(context: object | undefined, refusal: Refusal): void {
  if (context) refusals.set(context, refusal);
}

export function refusalOf(context: object | undefined): Refusal | null {
  return (context && refusals.get(context)) ?? null;
}

/** Whether a reader asks: a browser takes pages before anything else, and programs say nothing of them. */
export function wantsPage(request: Request): boolean {
  return request.headers.get('Accept')?.includes('text/html') ?? false;
}
