import type { CicReport, Passage } from './report';

const WIDTH = 78;

/** The draft as plain text, to be pasted anywhere. */
export function reportText({ title, opening, parts }: CicReport): string {
  const blocks = [
    underlined(title, '='),
    ...opening.map((words) => wrapped(words)),
    ...parts.flatMap((part) => [underlined(part.title, '-'), passages(part.passages)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function underlined(words: string, stroke: string): string {
  return `${words}\n${stroke.repeat(Math.min(words.length, WIDTH))}`;
}

/** Figures stand close together, everything else apart. */
function passages(list: readonly Passage[]): string {
  return list
    .map(({ kind, words }, index) => {
      const close = kind === 'figure' && list[index - 1]?.kind === 'figure';
      const before = index === 0 ? '' : close ? '\n' : '\n\n';
      return before + (kind === 'figure' ? wrapped(`- ${words}`, '  ') : wrapped(words));
    })
    .join('');
}

/** Lines that a mail program does not break again; a word longer than a line stays whole. */
function wrapped(words: string, indent = ''): string {
  return words
    .split('\n')
    .map((line) => {
      const lines: string[] = [];
      for (const word of line.split(' ')) {
        const last = lines.at(-1);
        if (last !== undefined && `${last} ${word}`.length <= WIDTH) lines[lines.length - 1] += ` ${word}`;
        else lines.push(last === undefined ? word : indent + word);
      }
      return lines.join('\n');
    })
    .join('\n');
}
