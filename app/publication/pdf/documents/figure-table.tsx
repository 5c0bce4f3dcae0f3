import type { ReactElement, ReactNode } from 'react';
import type { DocumentItem, StatementDocument } from '~/questionnaire/document';
import { type FigureRow, figureRows } from '../../figure-rows';
import { List } from '../components/list';
import { Box, Words } from '../components/primitives';
import { type Column, Table } from '../components/table';
import { Link, Strong } from '../components/text';
import { typeOf } from '../components/type-style';
import { colour } from '../theme';

interface Props {
  items: readonly DocumentItem[];
  document: StatementDocument;
  /** Where a figure's trail is found, without the measure's id; none in what is public. */
  trail: string | null;
}

/** Every figure of this year beside the year before and its target; what is to be said of them in numbered notes, as accounts do. */
export const FigureTable = ({ items, document, trail }: Props): ReactElement | null => {
  const { rows, thisYear, previousYear, hasTargets } = figureRows(items, document);
  if (rows.length === 0) return null;
  const noted = rows.filter(({ notes }) => notes.length > 0);
  const columns: (Column | false)[] = [
    { header: 'Measure', width: 46 },
    noted.length > 0 && { header: 'Note', width: 7, align: 'right' },
    previousYear !== '' && { header: previousYear, width: 16, align: 'right' },
    { header: thisYear, width: 16, align: 'right' },
    hasTargets && { header: 'Target', width: 15, align: 'right' },
  ];
  return (
    <>
      <Table
        columns={columns.filter((column) => column !== false)}
        rows={rows.map((row) => {
          const note = noted.indexOf(row);
          const cells: (ReactNode | false)[] = [
            nameOf(row, trail),
            noted.length > 0 && (note < 0 ? '' : String(note + 1)),
            previousYear !== '' && row.previous,
            row.value,
            hasTargets && row.target,
          ];
          return { cells: cells.filter((cell) => cell !== false), indent: row.group };
        })}
      />
      {noted.length > 0 && (
        <Notes>
          <List
            ordered
            items={noted.map((row) => (
              <>
                <Strong>{row.label}</Strong>: {row.notes.join(' ')}
              </>
            ))}
          />
        </Notes>
      )}
    </>
  );
};

/** A row's name; for who may follow it, the way to where its figure comes from. */
function nameOf({ group, label, name, measureId, value }: FigureRow, trail: string | null): ReactNode {
  if (group) return label;
  // What stands here for earlier years only is another statement's to trace.
  if (!trail || !value) return name;
  return (
    <Link href={`${trail}/${measureId}`} says={`Where this figure comes from: ${label}`}>
      {name}
    </Link>
  );
}

const Notes = ({ children }: { children: ReactElement }): ReactElement => (
  <Box>
    <Words tag="P" keep style={{ ...typeOf('small'), fontWeight: 600, color: colour.soft, marginBottom: 3 }}>
      Notes
    </Words>
    {children}
  </Box>
);
