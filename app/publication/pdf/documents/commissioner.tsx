import { Document } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { DocumentItem, StatementDocument } from '~/questionnaire/document';
import { HEADS, type Head } from '~/questionnaire/measure';
import { yearLabel } from '~/questionnaire/period';
import type { DocumentMeta } from '../../../engines/tagged-pdf/document-meta';
import { keyFigures } from '../../key-figures';
import { PdfPage } from '../components/page';
import { CommissionerCover, kickerOf } from './commissioner-cover';
import { Counted, Stories } from './commissioner-end';
import type { Edition } from './edition';
import { type DocumentFacts, datedOn, yearTo } from './facts';
import { HeadPart } from './head-part';
import { leadingTrends } from './leading';
import { type Slice, sliced, sliceName } from './slice';
import { SocialValuePart } from './social-value-part';

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
  const cover = <CommissionerCover document={document} part={part} facts={facts} slice={slice} />;
  const heads = {
    open: <Heads document={part} name={name} theme={slice.theme} trends={trends} close={false} />,
    close: <Heads document={part} name={name} theme={slice.theme} trends={trends} close />,
  };
  const { tenderDate } = slice;
  const model = tenderDate ? <SocialValuePart document={part} tenderDate={tenderDate} /> : null;
  return (edition) => (
    <Document>
      {cover}
      <PdfPage>
        {heads[edition.close ? 'close' : 'open']}
        {model}
        <Stories document={part} facts={facts} edition={edition} />
        <Counted document={part} facts={facts} edition={edition} leading={leading} />
      </PdfPage>
    </Document>
  );
}

interface HeadsProps {
  document: StatementDocument;
  /** What was asked for; empty where that is all of it. */
  name: string;
  theme: string | undefined;
  trends: readonly DocumentItem[];
  close: boolean;
}

/** Every head of the Act. */
const Heads = (props: HeadsProps): ReactElement => (
  <>
    {[...(Object.keys(HEADS) as Head[]), null].map((head) => (
      <HeadPart key={head ?? ''} head={head} {...props} />
    ))}
  </>
);

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
