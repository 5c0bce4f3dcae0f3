import { Document } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { StatementDocument } from '~/questionnaire/document';
import { yearLabel } from '~/questionnaire/period';
import type { DocumentMeta } from '../../../engines/tagged-pdf/document-meta';
import { keyFigures } from '../../key-figures';
import { PdfPage } from '../components/page';
import { CommissionerCover, kickerOf } from './commissioner-cover';
import { type AllFigures, Counted, Stories } from './commissioner-end';
import { EDITIONS, type Edition } from './edition';
import { type DocumentFacts, datedOn, yearTo } from './facts';
import { ActHeads } from './heads';
import { isWords } from './kinds-of-answer';
import { leadingTrends } from './leading';
import { isSliced, type Slice, sliced, sliceName } from './slice';
import { SocialValuePart } from './social-value-part';
import { isThin } from './thin';
import { threeYears } from './three-years';

interface Props {
  /** The public document: published figures only. */
  document: StatementDocument;
  facts: DocumentFacts;
  slice: Slice;
}

/** The short document for a council, an NHS body or a department, in any edition: what two of them share is one element. */
export function commissioner({ document, facts, slice }: Props): (edition: Edition) => ReactElement {
  const part = sliced(document, slice);
  const name = sliceName(document, slice);
  const trends = leadingTrends(part);
  const leading = new Set([
    ...keyFigures(part).map(({ measureId }) => measureId),
    ...trends.map(({ measure }) => measure.id),
  ]);
  // A few figures and a cover of their own would be mostly paper.
  const all = allFigures(part);
  const thin = !isSliced(slice) && isThin(part) && all.table.rows.length <= FEW_ROWS;
  const coverOf = (large: number) => (
    <CommissionerCover
      document={document}
      part={part}
      facts={facts}
      slice={slice}
      thin={thin}
      large={large}
    />
  );
  // Each number of them once: editions share it.
  const covers = new Map(EDITIONS.map(({ large }) => [large, coverOf(large)]));
  const heads = {
    open: (
      <ActHeads key="open" document={part} name={name} theme={slice.theme} trends={trends} close={false} />
    ),
    close: <ActHeads key="close" document={part} name={name} theme={slice.theme} trends={trends} close />,
  };
  const { tenderDate } = slice;
  const model = tenderDate ? (
    <SocialValuePart key="model" document={part} name={name} tenderDate={tenderDate} />
  ) : null;
  const stories = new Map(
    EDITIONS.map(({ story }) => [
      story,
      <Stories key="stories" document={part} facts={facts} letters={story} />,
    ]),
  );
  const counted = new Map(
    EDITIONS.map(({ defined }) => [
      defined,
      <Counted
        key="counted"
        document={part}
        facts={facts}
        all={all}
        trends={trends}
        leading={leading}
        wanted={defined}
      />,
    ]),
  );
  // Each for itself: an element that two editions share is laid out once.
  const rest = (edition: Edition) => [
    heads[edition.close || thin ? 'close' : 'open'],
    model,
    stories.get(edition.story),
    counted.get(edition.defined),
  ];
  return (edition) => (
    <Document>
      {thin ? (
        <PdfPage>
          {covers.get(edition.large)}
          {rest(edition)}
        </PdfPage>
      ) : (
        <>
          <PdfPage>{covers.get(edition.large)}</PdfPage>
          <PdfPage>{rest(edition)}</PdfPage>
        </>
      )}
    </Document>
  );
}

/** Rows of figures that have room below what stands first. */
const FEW_ROWS = 6;

/** All figures of the document in one table, those of earlier years alone too. */
function allFigures(document: StatementDocument): AllFigures {
  const items = document.sections.flatMap((section) => section.items.filter((item) => !isWords(item)));
  return { items, table: threeYears(items, document) };
}

/** What the commissioner document says of itself. */
export function commissionerMeta(
  document: StatementDocument,
  facts: DocumentFacts,
  slice: Slice,
): DocumentMeta {
  const { organisation, statement } = document;
  const kicker = kickerOf(document, slice);
  const asked = JSON.stringify([slice.theme, slice.area, slice.tenderDate]);
  return {
    title: `${organisation.name}: ${kicker}, ${yearLabel(statement.period)}`,
    author: organisation.name,
    subject: kicker,
    lang: 'en-GB',
    date: datedOn(document, facts),
    idSeed: `commissioner/${statement.id}/${statement.version}/${facts.sha256 ?? facts.status}/${asked}`,
    ...(facts.attachments && { attachments: facts.attachments }),
    footer: (page, pages) => ({
      left: `${organisation.name} · ${sliceName(document, slice) || 'Social Impact Statement'} · ${yearTo(document)}`,
      right: `${page} of ${pages}`,
    }),
  };
}
