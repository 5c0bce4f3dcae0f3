import { contentWidth, type } from '../theme';

interface Wanted {
  header: string;
  width: number;
}

const PADDING = 11;
/** Our sans at one point: digits and most letters are narrower than this, capitals in bold a little wider. */
const EM = 0.53;

const longestWord = (text: string) => Math.max(0, ...text.split(/\s/).map((word) => word.length));

/** The narrowest a column may be: its longest word or figure is never split. Very long words are let go. */
function least({ header }: Wanted, cells: readonly string[]): number {
  const letters = Math.max(longestWord(header), ...cells.map(longestWord));
  return Math.min(letters, 24) * type.table.fontSize * EM + PADDING;
}

/** Widths in points by the columns' shares; a column too narrow for its longest figure takes from the roomy ones. */
export function fitColumns(
  columns: readonly Wanted[],
  rows: readonly { cells: readonly string[] }[],
): number[] {
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  const wanted = columns.map((column) => (column.width / shares) * contentWidth);
  const floors = columns.map((column, index) =>
    least(
      column,
      rows.map((row) => row.cells[index] ?? ''),
    ),
  );
  const widths = wanted.map((width, index) => Math.max(width, floors[index] ?? 0));
  const over = widths.reduce((sum, width) => sum + width, 0) - contentWidth;
  const spare = widths.map((width, index) => Math.max(0, width - (floors[index] ?? 0)));
  const allSpare = spare.reduce((sum, width) => sum + width, 0);
  if (over <= 0 || allSpare === 0)
    return widths.map((width) => (width * contentWidth) / (contentWidth + over));
  const squeezed = widths.map(
    (width, index) => width - ((spare[index] ?? 0) * Math.min(over, allSpare)) / allSpare,
  );
  const total = squeezed.reduce((sum, width) => sum + width, 0);
  return squeezed.map((width) => (width * contentWidth) / total);
}
