import type { ReactElement } from 'react';
import type { StatementDocument } from '~/questionnaire/document';
import { formatFigure, totalOf } from '~/questionnaire/format';
import { HEADS, type Head } from '~/questionnaire/measure';
import { yearLabel } from '~/questionnaire/period';
import { KeyFigures } from '../components/key-figures';
import { PdfDocument, PdfPage } from '../components/primitives';
import { Heading, Kicker, Lede, Paragraph } from '../components/text';
import type { DocumentMeta } from '../document-meta';
import { CheckPanel } from './check-panel';
import { Definitions } from './definitions';
import { type DocumentFacts, datedOn, yearTo } from './facts';
import { glanceFigures, Pound } from './glance';
import { HeadPart } from './head-part';
import { isWords } from './kinds-of-answer';
import { leadingTrends, opening } from './leading';
import { type Slice, sliced, themesOf } from './slice';
import { TopRow } from './top-row';

interface Props {
  /** The public document: published figures only. */
  document: StatementDocument;
  facts: DocumentFacts;
  slice: Slice;
}

/** How much of a story a commissioner reads here; the statement has the whole. */
const STORY = 900;

const themeLabel = (document: StatementDocument, { theme }: Slice) =>
  themesOf(document).find(({ id }) => id === theme)?.label ?? '';

/** "Social Impact Statement for commissioners · Gwent · Skills" */
function kickerOf(document: StatementDocument, slice: Slice): string {
  const parts = [
    'Social Impact Statement for commissioners',
    slice.area?.trim(),
    themeLabel(document, slice),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** The purpose, and how much of the surplus went back into it. */
function purposeOf(document: StatementDocument): string {
  const measures = document.sections.flatMap(({ items }) => items);
  const item = measures.find(({ measure }) => measure.id === 'reinvested_share');
  const share = item && totalOf(item.figures, 'reinvested_share');
  const purpose = document.organisation.purpose.replace(/([^.!?])$/, '$1.');
  if (!item || share?.number == null) return purpose;
  return `${purpose} ${formatFigure(share, item.measure)} of this year’s surplus went back into that purpose.`;
}

const Cover = ({ document, part, facts, slice }: Props & { part: StatementDocument }): ReactElement => {
  const figures = glanceFigures(part, 4);
  return (
    <PdfPage>
      <TopRow document={document} facts={facts} />
      <Kicker>{kickerOf(document, slice)}</Kicker>
      <Heading level={1}>{document.organisation.name}</Heading>
      <Lede>{purposeOf(document)}</Lede>
      {figures.length > 0 && <KeyFigures items={figures} />}
      <Pound document={document} />
      <CheckPanel facts={facts} />
    </PdfPage>
  );
};

const Stories = ({ document }: { document: StatementDocument }): ReactElement => (
  <>
    {['outcomes', 'actions'].map((id) => {
      const item = document.sections.flatMap(({ items }) => items).find(({ measure }) => measure.id === id);
      const text = item && totalOf(item.figures, id)?.text;
      if (!item || !text) return null;
      const told = opening(text, STORY);
      return (
        <>
          <Heading level={2}>{item.measure.label}</Heading>
          <Paragraph>{told.words}</Paragraph>
          {told.more && (
            <Paragraph size="small" tone="soft">
              The statement tells the rest.
            </Paragraph>
          )}
        </>
      );
    })}
  </>
);

/** The short document for a council, an NHS body or a department. */
export const Commissioner = ({ document, facts, slice }: Props): ReactElement => {
  const part = sliced(document, slice);
  const trends = leadingTrends(part);
  const heads = (Object.keys(HEADS) as Head[]).filter((head) =>
    part.sections.some(({ items }) => items.some((item) => !isWords(item) && item.measure.head === head)),
  );
  const measures = part.sections.flatMap(({ items }) => items.filter((item) => !isWords(item)));
  return (
    <PdfDocument>
      <Cover document={document} part={part} facts={facts} slice={slice} />
      <PdfPage>
        {heads.map((head, index) => (
          <HeadPart key={head} head={head} document={part} trends={trends} first={index === 0} />
        ))}
        <Stories document={part} />
        {measures.length > 0 && (
          <>
            <Heading level={2} anchor="definitions">
              What the figures count
            </Heading>
            <Definitions measures={measures.map(({ measure }) => measure)} sources={false} />
          </>
        )}
      </PdfPage>
    </PdfDocument>
  );
};

/** What the commissioner document says of itself. */
export function commissionerMeta(
  document: StatementDocument,
  facts: DocumentFacts,
  slice: Slice,
): DocumentMeta {
  const { organisation, statement } = document;
  const kicker = kickerOf(document, slice);
  return {
    title: `${organisation.name}: ${kicker}, ${yearLabel(statement.period)}`,
    author: organisation.name,
    subject: kicker,
    lang: 'en-GB',
    date: datedOn(document, facts),
    idSeed: `commissioner/${statement.id}/${statement.version}/${facts.sha256 ?? facts.status}/${JSON.stringify([slice.theme, slice.area])}`,
    ...(facts.attachments && { attachments: facts.attachments }),
    footer: (page, pages) => ({
      left: `${organisation.name} · Social Impact Statement · ${yearTo(document)}`,
      right: `${page} of ${pages}`,
    }),
  };
}
