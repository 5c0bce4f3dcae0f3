/** What people and programs really put where a number belongs; docs on security, “Bad input”. */
export const BAD_NUMBERS: readonly string[] = [
  '£1.2m',
  '1e3',
  '0x10',
  '½',
  '１２',
  'NaN',
  '∞',
  'Infinity',
  '9007199254740993',
  '\u202e12a',
  '🙂',
  '__proto__',
  '1.234,50',
  '1,23',
  '12 loaves',
  '=1+1',
  '--1',
  'x'.repeat(1_000_000),
];

/** What no closed list and no date holds. */
export const BAD_WORDS: readonly string[] = [
  '½',
  '１２',
  '9007199254740993',
  '🙂',
  '__proto__',
  'constructor',
  'toString',
  '=1+1',
  'x'.repeat(100_000),
];
