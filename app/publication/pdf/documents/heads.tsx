import { View } from '@react-pdf/renderer';
import { Fragment, type ReactElement } from 'react';
import type { DocumentItem, StatementDocument } from '~/questionnaire/document';
import { NOTHING } from '~/questionnaire/format';
import { HEADS, type Head } from '~/questionnaire/measure';
import { type Column, Table } from '../components/table';
import { Heading, Paragraph, Strong } from '../components/text';
import { targetHead } from './every-year';
import { sectionTitle } from './facts';
import { isWords } from './kinds-of-answer';
import {
  type CommissionerTable,
  nothingNow,
  saysNothingNow,
  threeYears,
  withPartsInNotes,
} from './three-years';
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
  const newest = table.years.findLast((_, index) => shown[index]);
  // A column of dashes with a word here and there is harder to read than a note.
  const counted = rows.filter((row) => row.counted).length * 2 >= rows.length;
  const columns: (Column | false)[] = [
    { header: title, width: close ? 40 : 36 },
    ...years.map((header) => ({ header, width: 15.5, align: 'right' as const })),
    targets && { header: targetHead(newest, table.thisYear), width: 9, align: 'right' },
    counted && { header: 'How it was counted', width: 18 },
  ];
  const notes = new Map<string, string[]>();
  for (const { note, rounded, measure, label, part, counted: how } of rows) {
    const alone = rows.every((row) => row.measure.id === measure.id || row.measure.label !== measure.label);
    const of = part || !alone ? label : measure.label;
    const own = [counted ? '' : how && `${how}.`, note].filter(Boolean).join(' ');
    for (const said of [rounded, own])
      if (said) notes.set(said, [...new Set([...(notes.get(said) ?? []), of])]);
  }
  return (
    <>
      <Table
        density={close ? 'close' : 'dense'}
        keep={notes.size > 0}
        columns={columns.filter((column) => column !== false)}
        rows={rows.map((row) => {
          const cells = [
            ...row.cells.filter((_, index) => shown[index]),
            ...(targets ? [row.target] : []),
            ...(counted ? [row.counted || row.made] : []),
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

interface HeadsProps {
  document: StatementDocument;
  /** What was asked for; empty where that is all of it. */
  name: string;
  /** The theme that was asked for, a head or a section. */
  theme: string | undefined;
  /** The trends that lead, chosen for the whole document. */
  trends: readonly DocumentItem[];
  close: boolean;
}

/** The heads of the Act that have figures, what the organisation has put under none, and which heads have nothing. */
export const ActHeads = (props: HeadsProps): ReactElement => {
  const heads = [...(Object.keys(HEADS) as Head[]), null].map((head) => ({
    head,
    ...underHead(head, props),
  }));
  const bare = heads.flatMap(({ head, nothing }) => (head && nothing ? HEADS[head] : []));
  return (
    <>
      {heads.map(
        ({ head, nothing, ...under }) =>
          !nothing && <HeadPart key={head ?? ''} head={head} {...under} {...props} />,
      )}
      {heads.every(({ nothing }) => nothing) && (
        <Heading level={2} anchor="heads">
          Economic, social and environmental well-being
        </Heading>
      )}
      {bare.length > 0 && <Paragraph>{bareWords(bare, props.name)}</Paragraph>}
    </>
  );
};

function bareWords(bare: readonly string[], name: string): string {
  const heads = bare.length === 1 ? 'this head' : 'these heads';
  const where = name ? ` in what was asked for (${name})` : '';
  return `No figures${where} under ${heads} of the Public Services (Social Value) Act 2012: ${bare.join('; ')}.`;
}

interface UnderHead {
  tables: { title: string; table: CommissionerTable }[];
  drawn: readonly DocumentItem[];
  /** Whether all of it is of other years than the statement's. */
  silent: boolean;
}

/** What stands under a head, or under none of them. */
function underHead(
  head: Head | null,
  { document, trends, close }: HeadsProps,
): UnderHead & { nothing: boolean } {
  const parts = document.sections
    .map((section) => ({
      title: sectionTitle(section),
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
  return {
    tables,
    drawn,
    nothing,
    silent: saysNothingNow(
      merged.flatMap(({ items }) => items),
      document,
    ),
  };
}

/** One head of the Act: what moved, in pictures, and every figure under it. */
const HeadPart = ({
  head,
  tables,
  drawn,
  silent,
  document,
  name,
  theme,
  close,
}: HeadsProps & UnderHead & { head: Head | null }): ReactElement => {
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
      {silent && <Paragraph keep>{nothingNow(document)}</Paragraph>}
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
