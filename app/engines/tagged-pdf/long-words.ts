/** Letters of each piece of a word that is wider than its room. */
const PIECE = 8;

/** Where a word that fits no line may end one: without a hyphen, which is not part of an address. */
export function partsOf(word: string): string[] {
  return word.match(new RegExp(`.{1,${PIECE}}`, 'gsu')) ?? [word];
}
