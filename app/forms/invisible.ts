/**
 * Characters that nobody sees and that make words look like others: directions (U+202E turns what follows round), blanks of no
 * width, marks of no kind. What joins letters (U+200C, U+200D) is Persian's and the emoji's, and stays there; so do the tags that
 * make a flag.
 */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|(?<!🏴[\u{e0020}-\u{e007f}]*)[\u{e0000}-\u{e007f}]|(?<=^|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{Z}])[\u200c\u200d]/gu;

/** Words without what nobody sees in them. */
export const withoutUnseen = (words: string): string => words.replace(UNSEEN, '');

/** Whether there is something in words that nobody sees. */
export const hasUnseen = (words: string): boolean => withoutUnseen(words) !== words;
