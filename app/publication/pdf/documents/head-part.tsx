import { View } from '@react-pdf/renderer';
import { Fragment, type ReactElement } from 'react';
import type { DocumentItem, StatementDocument } from '~/questionnaire/document';
import { HEADS, type Head } from '~/questionnaire/measure';

import { type Column, Table } from '../components/table';
import { Heading, Paragraph, Strong } from '../components/text';
import { titleOf } from './facts';
import { NOTHING } from './figure-table';
import { isWords } from './kinds-of-answer';
import { type CommissionerTable, threeYears, withPartsInNotes } from './three-years';
import { Trends } from './trend';

interface FiguresProps {
  title: string;
  table: CommissionerTable;
  /** Whether any table of this head has a target: all of them have the same columns. */
  targets: boolean;
  close: boolean;
}

/** Figures under one head of the Act, over three years. */
const Figures = ({ title, table, targets, close }: FiguresProps): ReactElement | null => {
  const rows = close ? withPartsInNotes(table.rows) : table.rows;
  if (rows.length === 0) return null;
  // A period of which only parts speak has no column once these stand in the notes.
  const shown = table.years.map((_, index) => rows.some(({ cells }) => cells[index]));
  const years = table.heads.filter((_, index) => shown[index]);
  // A column of dashes with a word here and there is harder to read than a note.
  const counted = rows.filter((row) => row.counted).length * 2 >= rows.length;
  const columns: (Column | false)[] = [
    { header: title, width: close ? 40 : 36 },
    ...years.map((header) => ({ header, width: 15.5, align: 'right' as const })),
    targets && { header: 'Target', width: 9, align: 'right' },
    counted && { header: 'How it was counted', width: 18 },
  ];
  const notes = new Map<string, string[]>();
  for (const { note, rounded, measure, label, part, counted: how } of rows) {
    const of = part ? label : measure.label;
    const own = [counted ? '' : how && `${how}.`, note].filter(Boolean).join(' ');
    for (const said of [rounded, own])
      if (said) notes.set(said, [...new Set([...(notes.get(said) ?? []), of])]);
  }
  return (
    <>
      <Table
        density={close ? 'close' : 'dense'}
        columns={columns.filter((column) => column !== false)}
        rows={rows.map((row) => {
          const cells = [
            ...row.cells.filter((_, index) => shown[index]),
            ...(targets ? [row.target] : []),
            ...(counted ? [row.counted] : []),
          ];
          return { cells: [row.label, ...cells.map((cell) => cell || NOTHING)], indent: row.part };
        })}
      />
      {notes.size > 0 && (
        <View style={{ marginBottom: 8 }}>
          {inParagraphs([...notes], close).map((paragraph) => (
            <Paragraph key={paragraph.map(([note]) => note).join()} size="small" tone="soft">
              {paragraph.map(([note, labels], at) => (
                <Fragment key={note}>
                  <Strong>{labels.join(', ')}</Strong>: {note}
                  {at < paragraph.length - 1 ? ' ' : ''}
                </Fragment>
              ))}
            </Paragraph>
          ))}
        </View>
      )}
    </>
  );
};

/** Each note its own, or all of them in one where there is no room. */
function inParagraphs<Note>(notes: readonly Note[], close: boolean): readonly (readonly Note[])[] {
  return close ? [notes] : notes.map((note) => [note]);
}

interface HeadProps {
  /** Null for what the organisation has put under none. */
  head: Head | null;
  document: StatementDocument;
  /** What was asked for; empty where that is all of it. */
  name: string;
  /** The theme that was asked for, a head or a section. */
  theme: string | undefined;
  /** The trends that lead, chosen for the whole document. */
  trends: readonly DocumentItem[];
  close: boolean;
}

/** One head of the Act: what moved, in pictures, and every figure under it; a head without any says so. */
export const HeadPart = ({ head, document, name, theme, trends, close }: HeadProps): ReactElement | null => {
  const parts = document.sections
    .map((section) => ({
      title: titleOf(section),
      items: section.items.filter((item) => !isWords(item) && item.measure.head === head),
    }))
    .filter(({ items }) => items.length > 0);
  const merged = [{ title: 'Measure', items: parts.flatMap(({ items }) => items) }];
  const tables = (close ? merged : parts).map(({ title, items }) => ({
    title,
    table: threeYears(items, document),
  }));
  const drawn = trends.filter(({ measure }) => measure.head === head);
  const nothing = drawn.length === 0 && tables.every(({ table }) => table.rows.length === 0);
  if (head === null && nothing) return null;
  // "Environmental well-being · Social well-being" would be both: another head than the one asked for stands alone.
  const isOther = theme !== undefined && theme in HEADS && theme !== head;
  const asked = !isOther && name !== (head && HEADS[head]) && name;
  return (
    <>
      <Heading level={2} anchor={head ?? 'no-head'}>
        {[head ? HEADS[head] : 'Not placed under a head of the Act', asked].filter(Boolean).join(' · ')}
      </Heading>
      <Paragraph size="small" tone="soft" keep>
        {head
          ? 'Public Services (Social Value) Act 2012, section 1'
          : 'The organisation has not said whether these are about economic, social or environmental well-being.'}
      </Paragraph>
      {nothing && (
        <Paragraph>
          {name
            ? `No figures under this head in what was asked for: ${name}.`
            : 'No figures under this head.'}
        </Paragraph>
      )}
      <Trends items={drawn} document={document} low={close} />
      {tables.map(({ title, table }) => (
        <Figures
          key={title}
          title={title}
          table={table}
          targets={tables.some((each) => each.table.hasTargets)}
          close={close}
        />
      ))}
    </>
  );
};
