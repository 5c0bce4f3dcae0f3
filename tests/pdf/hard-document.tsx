import { Document, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { Shape } from '~/engines/charts/shapes';
import type { DocumentMeta } from '~/engines/tagged-pdf/document-meta';
import { Chart } from '~/publication/pdf/components/chart';
import { KeyFigures } from '~/publication/pdf/components/key-figures';
import { List } from '~/publication/pdf/components/list';
import { PrintedMark, QrCode } from '~/publication/pdf/components/marks';
import { PdfPage } from '~/publication/pdf/components/page';
import { Panel } from '~/publication/pdf/components/panel';
import { PrintedPoundBar } from '~/publication/pdf/components/pound-bar';
import { Table } from '~/publication/pdf/components/table';
import { Tag } from '~/publication/pdf/components/tag';
import { Foreign, Heading, Kicker, Lede, Link, Paragraph, Strong } from '~/publication/pdf/components/text';

const YEARS = ['2021/22', '2022/23', '2023/24', '2024/25', '2025/26'];

const bars: Shape[] = [
  ...[50, 105, 160].map(
    (y): Shape => ({ kind: 'line', x1: 0, y1: y, x2: 660, y2: y, tone: 'rule', width: 1 }),
  ),
  ...[20, 30, 40, 50, 60].flatMap((value, i): Shape[] => [
    {
      kind: 'rect',
      x: 60 + i * 125,
      y: 160 - value * 1.85,
      width: 60,
      height: value * 1.85,
      tone: i === 4 ? 'evergreen' : 'leaf',
    },
    {
      kind: 'text',
      x: 90 + i * 125,
      y: 153 - value * 1.85,
      text: String(value),
      anchor: 'middle',
      tone: 'ink',
      bold: true,
    },
    { kind: 'text', x: 90 + i * 125, y: 180, text: YEARS[i] ?? '', anchor: 'middle', tone: 'soft' },
  ]),
  { kind: 'line', x1: 0, y1: 60, x2: 660, y2: 60, tone: 'gold', dash: true, width: 1.5 },
  { kind: 'path', d: 'M90 120L215 100L340 80', tone: 'slate', width: 2, dash: true },
  { kind: 'circle', cx: 340, cy: 80, r: 4, tone: 'slate', hollow: true },
  { kind: 'text', x: 655, y: 55, text: 'Target for Tŷ Gŵyr: 54', anchor: 'end', tone: 'gold' },
];

export const LONG = `${'Each household has a support worker from the first week of work until six months after the keys, and a mentor who has been homeless. '.repeat(21)}End.`;

const CoverPage = (): ReactElement => (
  <PdfPage>
    <View style={{ flexDirection: 'row', justifyContent: 'space-between', marginBottom: 66 }}>
      <PrintedMark />
      <View style={{ alignItems: 'flex-end' }}>
        <Tag tone="gold">Gold Mark</Tag>
        <Paragraph size="small" tone="soft" align="right">
          {'approved 18 June 2026\nfor year to 31 March 2026'}
        </Paragraph>
      </View>
    </View>
    <Kicker>Social Impact Statement for commissioners · Gwent</Kicker>
    <Heading level={1}>Bryn Works CIC</Heading>
    <Lede>
      Furniture workshops in Gwent where people who have been homeless or in prison learn a trade. 85% of this
      year’s surplus went back into that purpose.
    </Lede>
    <KeyFigures
      items={[
        {
          figure: 'About 60 households',
          label: 'kept or found a home with six months’ prospect',
          change: 'about 50 last year',
          tone: 'rise',
        },
        {
          figure: '31 new jobs',
          label: '18 of them for people facing barriers',
          change: 'down 24: the Newport workshop closed',
          tone: 'fall',
        },
        {
          figure: 'More than 140',
          label: 'people trained, 4,210 learner hours',
          change: 'more than 120 last year',
          tone: 'rise',
        },
        {
          figure: '£445,000,000',
          label: 'reinvested, of a surplus of £525,000,000',
          change: '85%; the Mark asks for 51%',
          tone: 'rise',
        },
      ]}
    />
    <Heading level={2}>Where each pound of surplus went</Heading>
    <PrintedPoundBar
      parts={[
        { share: 58, label: '58p kept for the purpose', tone: 'evergreen' },
        { share: 27, label: '27p donated', tone: 'leaf' },
        { share: 12, label: '12p dividends', tone: 'rule' },
        { share: 3, label: '3p carried forward to next year’s roof', tone: 'gold' },
      ]}
    />
    <Panel title="Check this document" aside={<QrCode url="https://proofmark.example/verify/PM-7K4W-92QX" />}>
      <Paragraph>
        Scan, or type <Strong>PM-7K4W-92QX</Strong> at{' '}
        <Link href="https://proofmark.example/verify" says="Proofmark’s page for checking a document">
          proofmark.example/verify
        </Link>
        . The page says whether this statement is current, and compares this file with what was approved. The
        figures are attached to this PDF as data.
      </Paragraph>
    </Panel>
  </PdfPage>
);

const rows = Array.from({ length: 60 }, (_, i) => ({
  cells: [
    i % 9 === 4
      ? 'People from a household in which no adult was in work for two years who started a job of sixteen hours or more'
      : `Households prevented from becoming homeless, group ${i + 1}`,
    i === 0 ? '£445,000,000' : `${i * 10}`,
    i % 7 === 2 ? 'fewer than 10' : `${i * 12}`,
    'counted; rounded to 10',
  ],
  indent: i % 5 === 3,
  strong: i === 59,
}));

const Body = (): ReactElement => (
  <PdfPage>
    <Heading level={2} anchor="wellbeing">
      Social well-being
    </Heading>
    <Paragraph tone="soft">Public Services (Social Value) Act 2012, section 1</Paragraph>
    <Heading level={3}>About 60 households kept or found a home, the most in five years</Heading>
    <Chart
      shapes={bars}
      width={660}
      height={190}
      alt="Bar chart: 20, 30, 40, 50 and 60 households, the most in five years."
    />
    <Paragraph>{`${LONG}\n\nA second paragraph, after a blank line.\n \nAnd a third one.`}</Paragraph>
    <Heading level={3}>
      Households where somebody had slept rough in the year before they came to our workshops (90)
    </Heading>
    <List
      items={[
        'First aim',
        <>
          Second aim, with <Strong>weight</Strong>, in <Foreign lang="cy">Tŷ Ŵyn, dŵr a’r gŵyl</Foreign>
        </>,
        'Third aim: a → b, ≥ 51% and ≤ 49%, ½, 3 × 4 ÷ 2 − 1',
      ]}
    />
    <Paragraph>
      As the <Link href="#annex">annex</Link> says, and{' '}
      <Link href="https://bryn.example/evidence" says="Our evidence pages">
        our pages of evidence, a link that is long enough to run over the end of the line and on to the next
        one
      </Link>
      ; 漢 and 字 have no glyph, 😀, Ελλάδα and София have.
    </Paragraph>
    <Heading level={3}>Figures by group</Heading>
    <Table
      caption="Every group, this year beside last year"
      columns={[
        { header: 'Homelessness', width: 50 },
        { header: '2024/25', width: 10, align: 'right' },
        { header: '2025/26', width: 14, align: 'right' },
        { header: 'How it was counted', width: 22 },
      ]}
      rows={rows}
    />
    <Heading level={2} anchor="annex">
      Annex
    </Heading>
    <Paragraph size="small">
      {`Hash: ${'0123456789abcdef'.repeat(8)} and the address https://bryn.example/${'evidence/'.repeat(16)}2026.html.`}
    </Paragraph>
  </PdfPage>
);

/** Every hard case on one run of pages. */
export const hardDocument = (
  <Document>
    <CoverPage />
    <Body />
  </Document>
);

export const hardMeta: DocumentMeta = {
  title: 'Social Impact Statement 2025/26 – “Tŷ & Co” <draft>',
  author: 'Bryn Works CIC',
  subject: 'For commissioners in Gwent',
  lang: 'en-GB',
  date: new Date('2026-11-01T09:00:00Z'),
  idSeed: 'version-1',
  attachments: [
    {
      name: 'statement.json',
      mediaType: 'application/json',
      description: 'The figures as data',
      bytes: new TextEncoder().encode('{"jobs":31}'),
    },
  ],
  footer: (page, pages) => ({
    left: 'Bryn Works CIC (Tŷ Ŵyn) · Social Impact Statement · year to 31 March 2026',
    right: `${page} of ${pages}`,
  }),
  header: (page) => ({ left: page === 1 ? '' : 'For commissioners', right: '' }),
};
