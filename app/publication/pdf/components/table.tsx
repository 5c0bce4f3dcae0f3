import type { ReactElement } from 'react';
import { colour } from '../theme';
import { fitColumns } from './column-widths';
import { Box, Words } from './primitives';
import { typeOf } from './type-style';

export interface Column {
  header: string;
  /** Its share of the width, beside the others'. */
  width: number;
  align?: 'left' | 'right';
}

export interface Row {
  /** The first cell names the row. */
  cells: readonly string[];
  /** A part of the row above. */
  indent?: boolean;
  /** A total, or this year. */
  strong?: boolean;
}

export interface TableProps {
  columns: readonly Column[];
  rows: readonly Row[];
  caption?: string;
}

interface CellProps {
  column: Column;
  width: number;
  first: boolean;
  last: boolean;
  text: string;
  /** A head cell's scope; a cell of data has none. */
  scope?: 'Column' | 'Row';
  strong?: boolean;
  indent?: boolean;
}

const Cell = ({ column, width, first, last, text, scope, strong, indent }: CellProps): ReactElement => (
  <Box
    tag={scope ? 'TH' : 'TD'}
    scope={scope}
    style={{ width, paddingRight: last ? 0 : 10, paddingLeft: first && indent ? 12 : 0 }}
  >
    <Words
      style={{
        ...typeOf('table'),
        fontWeight: scope === 'Column' || strong ? 600 : 400,
        color: colour.ink,
        textAlign: column.align ?? 'left',
      }}
    >
      {text}
    </Words>
  </Box>
);

const rowStyle = { flexDirection: 'row', paddingVertical: 4.5 } as const;

/**
 * A table under thin rules. Rows are never split; the head row comes again on every page (as furniture, so that it is
 * read once). The space below belongs to the last row: the table's own would be carried to a next page, head row and all.
 */
export const Table = ({ columns, rows, caption }: TableProps): ReactElement => {
  const widths = fitColumns(columns, rows);
  const at = (index: number) => ({
    width: widths[index] ?? 0,
    first: index === 0,
    last: index === columns.length - 1,
  });
  return (
    <Box tag="Table">
      {caption && (
        <Words
          tag="Caption"
          minPresenceAhead={60}
          style={{ ...typeOf('small'), color: colour.soft, marginBottom: 3 }}
        >
          {caption}
        </Words>
      )}
      <Box
        tag="TR"
        fixed
        wrap={false}
        minPresenceAhead={24}
        style={{ ...rowStyle, alignItems: 'flex-end', borderBottomWidth: 1, borderColor: colour.ink }}
      >
        {columns.map((column, index) => (
          <Cell key={index} {...at(index)} column={column} text={column.header} scope="Column" />
        ))}
      </Box>
      {rows.map((row, rowIndex) => (
        <Box
          key={rowIndex}
          tag="TR"
          wrap={false}
          style={{
            ...rowStyle,
            borderBottomWidth: 0.5,
            borderColor: colour.rule,
            marginBottom: rowIndex === rows.length - 1 ? 14 : 0,
          }}
        >
          {columns.map((column, index) => (
            <Cell
              key={index}
              {...at(index)}
              column={column}
              text={row.cells[index] ?? ''}
              scope={index === 0 ? 'Row' : undefined}
              strong={row.strong}
              indent={row.indent}
            />
          ))}
        </Box>
      ))}
    </Box>
  );
};
