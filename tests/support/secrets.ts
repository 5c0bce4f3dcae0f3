/** The password of the demo's accounts in tests. */
export const DEMO_PASSWORD = 'a-password-for-tests';

/** Passwords that tests type; each stands in no mail and no log. */
const PASSWORDS = [DEMO_PASSWORD, 'orchid ladder winter plumber', 'copper meadow violin kettle'];

/** What a link of ours opens something with. */
const LINK =
  /\/(?:setup|invitation|reset|register|reminders|board|application|apply\/confirm|account\/address)\/(\w{32,})/g;

/** What is secret whatever it is: seeds of codes, cookies, hashes of passwords, tokens of providers. */
const KINDS: [string, RegExp][] = [
  ['a seed of codes', /otpauth:|[?&]secret=/],
  ['a cookie', /session_token|two_factor=|\.known=|\.last-here=/],
  ['a hash of a password', /\$argon2/],
  ['a token of a provider', /eyJ[\w-]{8,}\.[\w-]{8,}/],
];

/** What opens something in these words: tokens of links. */
export const tokensIn = (words: string): string[] => [...words.matchAll(LINK)].map(([, token = '']) => token);

/** What is secret in words, by its kind; links are for whoever reads them, where they are asked for. */
export function secretsIn(words: string, { links }: { links: 'allowed' | 'secret' }): string[] {
  const passwords = PASSWORDS.some((each) => words.includes(each)) ? ['a password'] : [];
  const kinds = KINDS.filter(([, pattern]) => pattern.test(words)).map(([kind]) => kind);
  const opened = links === 'secret' && tokensIn(words).length > 0 ? ['a link'] : [];
  return [...passwords, ...kinds, ...opened];
}
