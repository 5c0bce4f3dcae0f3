/** The letters of a code: none that looks like a digit. */
const LETTERS = /^[2-9A-HJKMNP-TV-Z]{8}$/;

/** A code as it is printed, from however it was typed: case, spaces, dashes and the "PM" before it do not matter. */
export function codeTyped(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const letters = plain.length === 10 && plain.startsWith('PM') ? plain.slice(2) : plain;
  return LETTERS.test(letters) ? `PM-${letters.slice(0, 4)}-${letters.slice(4)}` : null;
}

/** Whether something was typed that no code holds: 0, 1, I, L, O or U. */
export function hasStrangeLetter(typed: string): boolean {
  return /[01ILOU]/.test(typed.normalize('NFKC').toUpperCase());
}
