/** Above this many characters a word (an address, a hash) may be parted, if it would not fit its line otherwise. */
const LONGEST = 28;
const PIECE = 8;

/** Where a word that fits no line may end one: without a hyphen, which is not part of an address. */
export function partsOf(word: string): string[] {
  if (word.length <= LONGEST) return [word];
  return word.match(new RegExp(`.{1,${PIECE}}`, 'gsu')) ?? [word];
}
