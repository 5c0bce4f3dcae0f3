/** A minus stays with its pound sign at the end of a line. */
export function unbroken(words: string): string {
  return words.replaceAll('−£', '−\u2060£');
}
