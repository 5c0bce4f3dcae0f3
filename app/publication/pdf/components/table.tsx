import { Text, View } from '@react-pdf/renderer';
import type { Style } from '@react-pdf/types';
import type { ReactElement, ReactNode } from 'react';
import { colour, type } from '../theme';
import { fitColumns, type TableFit } from './column-widths';

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
  /** What follows, such as its notes, begins on the page of its last rows. */
  keep?: boolean;
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

interface LineProps {
  columns: readonly Column[];
  fit: TableFit;
  density: Density;
}

/** What a row's style adds to its rules: cells side by side, in the table's type. */
const rowStyle = ({ fit, density }: LineProps): Style => ({
  flexDirection: 'row',
  paddingVertical: DENSITY[density].padding,
  ...typeOf('table'),
  ...sizeOf(fit.scale * DENSITY[density].scale),
  color: colour.ink,
});

interface CellsProps extends LineProps {
  row: Row;
  head?: boolean;
}

const Cells = ({ columns, fit, row, head = false }: CellsProps): ReactElement => (
  <>
    {columns.map((column, index) => (
      <Text
        key={index}
        tag={head || index === 0 ? 'TH' : 'TD'}
        scope={head ? 'Column' : index === 0 ? 'Row' : undefined}
        style={{
          width: fit.widths[index] ?? 0,
          paddingLeft: index === 0 && row.indent ? 12 : 0,
          paddingRight: paddingRight(column, index === columns.length - 1),
          textAlign: column.align ?? 'left',
          fontWeight: head || row.strong || column.strong ? 600 : 400,
        }}
      >
        {row.cells[index] ?? ''}
      </Text>
    ))}
  </>
);

const HeadRow = (line: LineProps): ReactElement => (
  <View
    tag="TR"
    fixed
    wrap={false}
    keep
    style={{ ...rowStyle(line), alignItems: 'flex-end', borderBottomWidth: 1, borderColor: colour.ink }}
  >
    <Cells {...line} row={{ cells: line.columns.map(({ header }) => header) }} head />
  </View>
);

const bodyStyle = (line: LineProps, last: boolean): Style => ({
  ...rowStyle(line),
  borderBottomWidth: 0.5,
  borderColor: colour.rule,
  marginBottom: last ? DENSITY[line.density].below : 0,
});

const BodyRow = ({
  row,
  last,
  keep,
  ...line
}: LineProps & { row: Row; last: boolean; keep: boolean }): ReactElement => (
  <View tag="TR" wrap={false} keep={keep} style={bodyStyle(line, last)}>
    <Cells {...line} row={row} />
  </View>
);

/**
 * A table under thin rules. Rows are not split, unless one is taller than a page; the head row comes again on every
 * page (as furniture, so that it is read once). The space below belongs to the last row: the table's own would be
 * carried to a next page, head row and all.
 */
export const Table = ({
  columns,
  rows,
  caption,
  density = 'normal',
  keep = false,
}: TableProps): ReactElement => {
  const fit = fitColumns(columns, rows);
  return (
    <View tag="Table" keep={keep}>
      {caption && (
        <Text tag="Caption" keep style={{ ...typeOf('small'), color: colour.soft, marginBottom: 3 }}>
          {caption}
        </Text>
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
    </View>
  );
};
