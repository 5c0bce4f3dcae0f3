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

/** What is said of something typed that is the code of nothing published: the one sentence, wherever it was typed. */
export function unknownCodeWords(typed: string): string {
  return `No statement published here has the code “${codeTyped(typed) ?? typed}”. ${whyUnknown(typed)}`;
}

function whyUnknown(typed: string): string {
  if (codeTyped(typed))
    return 'Look at it again: each letter and digit counts. If it is printed so on your document, the document does not come from here.';
  return hasStrangeLetter(typed)
    ? 'A code never holds 0, 1, I, L, O or U. Look at those letters again: a Q or a D may look like an O, a J or a T like an I.'
    : 'A code has eight letters and digits after PM, like PM-7K4W-92QX.';
}

/** Whether something was typed that no code holds: 0, 1, I, L, O or U. */
export function hasStrangeLetter(typed: string): boolean {
  return /[01ILOU]/.test(typed.normalize('NFKC').toUpperCase());
}
