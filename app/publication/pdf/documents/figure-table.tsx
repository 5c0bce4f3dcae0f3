import { Text, View } from '@react-pdf/renderer';
import type { ReactElement, ReactNode } from 'react';
import type { DocumentItem, StatementDocument } from '~/questionnaire/document';
import { formatCell, NOTHING } from '~/questionnaire/format';
import { yearLabel } from '~/questionnaire/period';
import { targetFor } from '~/questionnaire/year-before';
import { figureRows, notesWithoutRow } from '../../figure-rows';
import { List } from '../components/list';

import { type Column, Table } from '../components/table';
import { Heading, Link, Paragraph, Strong } from '../components/text';
import { typeOf } from '../components/type-style';
import { colour } from '../theme';
import { everyYear, filled, targetHead, type YearRow, type YearTable } from './every-year';
import { sectionTitle } from './facts';
import { isWords } from './kinds-of-answer';
import { nothingNow, saysNothingNow } from './three-years';

/** More years than this leave no room for the measure's name; the earlier ones stand at the end. */
const ACROSS = 6;
/** In the tables at the end there is neither a target nor a note beside them. */
const ACROSS_AT_THE_END = 7;

/** Where a measure's trail is found; none in what is public. */
export type TrailOf = (measureId: string) => string;

interface Props {
  items: readonly DocumentItem[];
  document: StatementDocument;
  trail: TrailOf | null;
}

/**
 * Every figure once: this year, the years before it, what was aimed at; what is to be said of them in numbered notes, as
 * accounts do.
 */
export const PrintedFigures = ({ items, document, trail }: Props): ReactElement | null => {
  const table = everyYear(items, document);
  if (table.rows.length === 0) return null;
  const years = table.years.slice(-ACROSS);
  const { period } = document.statement;
  const said = new Map(items.map((item) => [item.measure.id, saidOf(item, document)]));
  const rows = filled(
    table.rows,
    years,
    ({ part, measureId }) => !part && Boolean(said.get(measureId)?.target),
  );
  const first = new Map(rows.map((row) => [row.measureId, row] as const).reverse());
  const notes = notesOf([...said].filter(([id]) => first.has(id)).map(([, each]) => each));
  const targets = [...said.values()].some(({ target }) => target);
  const thisYear = yearLabel(period);
  const columns: (Column | false)[] = [
    { header: 'Measure', width: 30 + 8 * (ACROSS - years.length) },
    notes.length > 0 && { header: 'Note', width: 6, align: 'right' },
    ...years.map((year) => ({
      header: table.headOf(year),
      width: 11.5,
      align: 'right' as const,
      strong: year === thisYear && years.length > 1,
    })),
    targets && { header: targetHead(years.at(-1), thisYear), width: 11.5, align: 'right' },
  ];
  return (
    <>
      {saysNothingNow(items, document) && <Paragraph keep>{nothingNow(document)}</Paragraph>}
      <Table
        keep={notes.length > 0}
        columns={columns.filter((column) => column !== false)}
        rows={rows.map((row) => {
          const own = first.get(row.measureId) === row ? said.get(row.measureId) : undefined;
          const numbers = notes.flatMap(({ of }, at) => (own && of.includes(own.id) ? at + 1 : []));
          const cells: (ReactNode | false)[] = [
            nameOf(row, own?.traced ? trail : null),
            notes.length > 0 && numbers.join(', '),
            ...years.map((year) => row.cells.get(year) ?? NOTHING),
            // The line of earlier years' targets has this year's, too: a dash would say that there is none.
            targets && ((row.aim ? said.get(row.measureId) : own)?.target || NOTHING),
          ];
          return { cells: cells.filter((cell) => cell !== false), indent: row.part };
        })}
      />
      {notes.length > 0 && (
        <Notes>
          <List
            ordered
            items={notes.map(({ label, words }) =>
              label ? (
                <>
                  <Strong>{label}</Strong>: {words}
                </>
              ) : (
                words
              ),
            )}
          />
        </Notes>
      )}
    </>
  );
};

interface Note {
  words: string;
  /** Ids of the measures of which it is said. */
  of: string[];
  /** Where that is one. */
  label: string;
}

/** What is to be said, each thing once, as in accounts: what holds for several has one number. */
function notesOf(said: readonly { id: string; label: string; notes: readonly string[] }[]): Note[] {
  const idsOf = new Map<string, string[]>();
  for (const { id, notes } of said)
    for (const words of new Set(notes)) idsOf.set(words, [...(idsOf.get(words) ?? []), id]);
  const own = said.flatMap(({ id, label, notes }) => {
    const words = [...new Set(notes)].filter((each) => idsOf.get(each)?.length === 1).join(' ');
    return words ? [{ words, of: [id], label }] : [];
  });
  const shared = [...idsOf].flatMap(([words, of]) => (of.length > 1 ? [{ words, of, label: '' }] : []));
  return [...own, ...shared];
}

/** What is said of a measure beside its figures. */
function saidOf(item: DocumentItem, document: StatementDocument) {
  const { period } = document.statement;
  const { rows } = figureRows([item], document);
  const target = targetFor(item, period);
  return {
    id: item.measure.id,
    label: item.measure.label,
    target: target ? formatCell(target, item.measure) : '',
    notes: [
      ...rows.flatMap(({ measureId, notes, group, label }) => {
        // The note is this measure's; what it took the place of has its row elsewhere, or below it.
        if (measureId !== item.measure.id) return `Counted differently before, as ${label}.`;
        return group && notes.length > 0 ? `${label}: ${notes.join(' ')}` : notes;
      }),
      ...notesWithoutRow(item, rows, document),
    ],
    // What stands here for earlier years only is another statement's to trace.
    traced: item.figures.length > 0,
  };
}

/** A row's name; for who may follow it, the way to where its figure comes from. */
function nameOf({ part, label, measureId }: YearRow, trail: TrailOf | null): ReactNode {
  if (part || !trail) return label;
  return (
    <Link href={trail(measureId)} says={`Where this figure comes from: ${label}`}>
      {label}
    </Link>
  );
}

/** The years before those that stand in the sections, the oldest first; nothing where there are none. */
export const EarlierYears = ({ document }: { document: StatementDocument }): ReactElement | null => {
  const sections = document.sections.flatMap((section) => {
    const table = everyYear(
      section.items.filter((item) => !isWords(item)),
      document,
    );
    return table.years.length > ACROSS ? [{ title: sectionTitle(section), table }] : [];
  });
  if (sections.length === 0) return null;
  return (
    <>
      <Heading level={2} anchor="earlier-years">
        Earlier years
      </Heading>
      {sections.map(({ title, table }) => (
        <EarlierTables key={title} title={title} table={table} />
      ))}
    </>
  );
};

const EarlierTables = ({ title, table }: { title: string; table: YearTable }): ReactElement => {
  const earlier = table.years.slice(0, -ACROSS);
  const tables = Math.ceil(earlier.length / ACROSS_AT_THE_END);
  const across = Math.ceil(earlier.length / tables);
  const spans = Array.from({ length: tables }, (_, index) =>
    earlier.slice(index * across, (index + 1) * across),
  );
  return (
    <>
      <Heading level={3}>{title}</Heading>
      {spans.map((span) => (
        <Table
          key={span.join()}
          columns={[
            { header: 'Measure', width: 30 + 7 * (ACROSS_AT_THE_END - span.length) },
            ...span.map((year) => ({ header: table.headOf(year), width: 11, align: 'right' as const })),
          ]}
          rows={filled(table.rows, span).map(({ label, part, cells }) => ({
            cells: [label, ...span.map((year) => cells.get(year) ?? NOTHING)],
            indent: part,
          }))}
        />
      ))}
    </>
  );
};

const Notes = ({ children }: { children: ReactElement }): ReactElement => (
  <View>
    <Text tag="P" keep style={{ ...typeOf('small'), fontWeight: 600, color: colour.soft, marginBottom: 3 }}>
      Notes
    </Text>
    {children}
  </View>
);
