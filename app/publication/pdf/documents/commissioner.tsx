import type { ReactElement } from 'react';
import type { StatementDocument } from '~/questionnaire/document';
import { HEADS, type Head } from '~/questionnaire/measure';
import { yearLabel } from '~/questionnaire/period';
import { keyFigures } from '../../key-figures';
import { PdfDocument, PdfPage } from '../components/primitives';
import type { DocumentMeta } from '../document-meta';
import { CommissionerCover, kickerOf } from './commissioner-cover';
import { Counted, Stories } from './commissioner-end';
import type { Edition } from './edition';
import { type DocumentFacts, datedOn, yearTo } from './facts';
import { HeadPart } from './head-part';
import { leadingTrends } from './leading';
import { type Slice, sliced } from './slice';
import { SocialValuePart } from './social-value-part';

interface Props {
  /** The public document: published figures only. */
  document: StatementDocument;
  facts: DocumentFacts;
  slice: Slice;
  edition: Edition;
}

/** The short document for a council, an NHS body or a department. */
export const Commissioner = ({ document, facts, slice, edition }: Props): ReactElement => {
  const part = sliced(document, slice);
  const trends = leadingTrends(part);
  const heads = Object.keys(HEADS) as Head[];
  const leading = new Set([
    ...keyFigures(part).map(({ measureId }) => measureId),
    ...trends.map(({ measure }) => measure.id),
  ]);
  return (
    <PdfDocument>
      <CommissionerCover document={document} part={part} facts={facts} slice={slice} />
      <PdfPage>
        {heads.map((head, index) => (
          <HeadPart
            key={head}
            head={head}
            document={part}
            trends={trends}
            first={index === 0}
            close={edition.close}
          />
        ))}
        {slice.tenderDate && <SocialValuePart document={part} tenderDate={slice.tenderDate} />}
        <Stories document={part} facts={facts} edition={edition} />
        <Counted document={part} facts={facts} edition={edition} leading={leading} />
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
      left: `${organisation.name} · Social Impact Statement · ${yearTo(document)}`,
      right: `${page} of ${pages}`,
    }),
  };
}
