import type { ReactElement } from 'react';
import type { DocumentItem, StatementDocument } from '~/questionnaire/document';
import { HEADS, type Head } from '~/questionnaire/measure';
import { Box } from '../components/primitives';
import { type Column, Table } from '../components/table';
import { Heading, Paragraph, Strong } from '../components/text';
import { titleOf } from './facts';
import { isWords } from './kinds-of-answer';
import { threeYears } from './three-years';
import { Trends } from './trend';

interface SectionProps {
  title: string;
  items: readonly DocumentItem[];
  document: StatementDocument;
  /** Whether any table of this head has a target: all of them have the same columns. */
  targets: boolean;
}

/** A section's figures under one head of the Act, over three years. */
const SectionTable = ({ title, items, document, targets }: SectionProps): ReactElement | null => {
  const { years, rows } = threeYears(items, document);
  if (rows.length === 0) return null;
  const noted = rows.filter(({ note }) => note);
  const columns: (Column | false)[] = [
    { header: title, width: 36 },
    ...years.map((header) => ({ header, width: 15.5, align: 'right' as const })),
    targets && { header: 'Target', width: 9, align: 'right' },
    { header: 'How it was counted', width: 18 },
  ];
  return (
    <>
      <Table
        dense
        columns={columns.filter((column) => column !== false)}
        rows={rows.map(({ label, part, cells, target, counted }) => ({
          cells: [label, ...cells, ...(targets ? [target] : []), counted],
          indent: part,
        }))}
      />
      {noted.length > 0 && (
        <Box style={{ marginBottom: 8 }}>
          {noted.map(({ label, measure, note }) => (
            <Paragraph key={label} size="small" tone="soft">
              <Strong>{measure.label}</Strong>: {note}
            </Paragraph>
          ))}
        </Box>
      )}
    </>
  );
};

interface HeadProps {
  head: Head;
  document: StatementDocument;
  /** The trends that lead, chosen for the whole document. */
  trends: readonly DocumentItem[];
  first: boolean;
}

/** One head of the Act: what moved, in pictures, and every figure under it. */
export const HeadPart = ({ head, document, trends, first }: HeadProps): ReactElement | null => {
  const of = (items: readonly DocumentItem[]) =>
    items.filter((item) => !isWords(item) && item.measure.head === head);
  const sections = document.sections.filter(({ items }) => of(items).length > 0);
  if (sections.length === 0) return null;
  const targets = sections.some(({ items }) => threeYears(of(items), document).hasTargets);
  return (
    <>
      <Heading level={2} anchor={head} break={first} flush={first}>
        {HEADS[head]}
      </Heading>
      <Paragraph size="small" tone="soft">
        Public Services (Social Value) Act 2012, section 1
      </Paragraph>
      <Trends items={trends.filter(({ measure }) => measure.head === head)} />
      {sections.map((section) => (
        <SectionTable
          key={section.id}
          title={titleOf(section)}
          items={of(section.items)}
          document={document}
          targets={targets}
        />
      ))}
    </>
  );
};
