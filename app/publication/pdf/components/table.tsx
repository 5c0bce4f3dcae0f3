import type { Style } from '@react-pdf/types';
import type { ReactElement, ReactNode } from 'react';
import type { RowWords } from '../set-row';
import { colour, type } from '../theme';
import { fitColumns, type TableFit } from './column-widths';
import { Box, Words } from './primitives';
import { typeOf } from './type-style';

export interface Column {
  header: string;
  /** Its share of the width, beside the others'. */
  width: number;
  align?: 'left' | 'right';
  /** The year that is told about. */
  strong?: boolean;
}

interface Row {
  /** Words, or words with links in them. The first cell names the row. */
  cells: readonly ReactNode[];
  /** A part of the row above. */
  indent?: boolean;
  /** A total, or this year. */
  strong?: boolean;
}

/** Space above and below each row, space below the table, and the size of the words beside the usual. */
const DENSITY = {
  normal: { padding: 4.5, below: 14, scale: 1 },
  dense: { padding: 2.5, below: 9, scale: 1 },
  close: { padding: 1.75, below: 7, scale: 0.95 },
} as const;
type Density = keyof typeof DENSITY;

interface TableProps {
  columns: readonly Column[];
  rows: readonly Row[];
  caption?: string;
  /** Rows closer together, or smaller too: for a document that must be short. */
  density?: Density;
}

/** A ragged last column keeps a little room, so that its lines end with the rules. */
const paddingRight = ({ align }: Column, last: boolean) => {
  if (!last) return 10;
  return align === 'right' ? 0 : 4;
};

const quarter = (points: number) => Math.round(points * 4) / 4;

/** The size of a table's words; whole quarters of a point, as everywhere. */
const sizeOf = (scale: number): Style => {
  const fontSize = quarter(type.table.fontSize * scale);
  return scale === 1 ? {} : { fontSize, lineHeight: `${quarter(fontSize * 1.33)}pt` };
};

const rowStyle = (density: Density) => ({ paddingVertical: DENSITY[density].padding }) as const;

interface LineProps {
  columns: readonly Column[];
  fit: TableFit;
  density: Density;
}

/** A row as it is set and drawn in one. */
function rowWords(
  line: LineProps,
  row: Pick<Row, 'strong' | 'indent'>,
  contents: readonly ReactNode[],
  head: boolean,
): RowWords {
  const { fontSize, lineHeight } = {
    ...typeOf('table'),
    ...sizeOf(line.fit.scale * DENSITY[line.density].scale),
  };
  return {
    size: Number(fontSize),
    lineHeight: Number.parseFloat(String(lineHeight)),
    stands: head ? 'bottom' : 'top',
    cells: line.columns.map((column, index) => ({
      tag: head || index === 0 ? 'TH' : 'TD',
      ...(head ? { scope: 'Column' as const } : index === 0 ? { scope: 'Row' as const } : {}),
      content: contents[index] ?? '',
      width: line.fit.widths[index] ?? 0,
      paddingLeft: index === 0 && row.indent ? 12 : 0,
      paddingRight: paddingRight(column, index === line.columns.length - 1),
      align: column.align ?? 'left',
      weight: head || row.strong || column.strong ? 600 : 400,
    })),
  };
}

const HeadRow = (line: LineProps): ReactElement => (
  <Box
    tag="TR"
    fixed
    wrap={false}
    keep
    row={rowWords(
      line,
      {},
      line.columns.map(({ header }) => header),
      true,
    )}
    style={{ ...rowStyle(line.density), borderBottomWidth: 1, borderColor: colour.ink }}
  />
);

const bodyStyle = ({ density }: LineProps, last: boolean) => ({
  ...rowStyle(density),
  borderBottomWidth: 0.5,
  borderColor: colour.rule,
  marginBottom: last ? DENSITY[density].below : 0,
});

const BodyRow = ({
  row,
  last,
  keep,
  ...line
}: LineProps & { row: Row; last: boolean; keep: boolean }): ReactElement => (
  <Box
    tag="TR"
    wrap={false}
    keep={keep}
    row={rowWords(line, row, row.cells, false)}
    style={bodyStyle(line, last)}
  />
);

/**
 * A table under thin rules. Rows are not split, unless one is taller than a page; the head row comes again on every
 * page (as furniture, so that it is read once). The space below belongs to the last row: the table's own would be
 * carried to a next page, head row and all.
 */
export const Table = ({ columns, rows, caption, density = 'normal' }: TableProps): ReactElement => {
  const fit = fitColumns(columns, rows);
  return (
    <Box tag="Table">
      {caption && (
        <Words tag="Caption" keep style={{ ...typeOf('small'), color: colour.soft, marginBottom: 3 }}>
          {caption}
        </Words>
      )}
      <HeadRow columns={columns} fit={fit} density={density} />
      {rows.map((row, index) => (
        <BodyRow
          key={index}
          columns={columns}
          fit={fit}
          density={density}
          row={row}
          last={index === rows.length - 1}
          // No row stands alone below its head, at the foot of a page or at the top of the next.
          keep={index < rows.length - 1 && (index === 0 || index === rows.length - 2)}
        />
      ))}
    </Box>
  );
};
