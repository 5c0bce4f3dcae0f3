/**
 * Text as it is stored: line ends as \n, Unicode composed, nothing PostgreSQL or a PDF would choke on.
 * Used before counting too, so that the count on screen and the count on the server are one count.
 */
export function cleanText(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g, '')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .normalize('NFC')
    .trim();
}

/** Characters as a reader counts them: an emoji or an accented letter is one. */
export function countCharacters(raw: string): number {
  return [...cleanText(raw)].length;
}

/** The beginning of what somebody wrote, where it is named and not read; no character is cut in two. */
export function shortened(words: string, most = 60): string {
  const characters = [...words];
  return characters.length > most ? `${characters.slice(0, most).join('').trimEnd()}…` : words;
}

/** Links alone are not an answer: what is left when addresses are taken out. */
export function hasWords(text: string): boolean {
  return /\p{L}{2,}/u.test(text.replace(/https?:\/\/\S+|www\.\S+/gi, ''));
}
