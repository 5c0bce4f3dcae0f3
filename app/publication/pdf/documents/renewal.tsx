import { Document } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { headlineOf } from '~/insight/headline';
import type { StatementDocument } from '~/questionnaire/document';
import { yearLabel } from '~/questionnaire/period';
import type { DocumentMeta } from '../../../engines/tagged-pdf/document-meta';
import { KeyFigures } from '../components/key-figures';
import { PdfPage } from '../components/page';
import { Heading, Lede } from '../components/text';
import { type DocumentFacts, datedOn, standing, yearTo } from './facts';
import { EarlierYears } from './figure-table';
import { glanceFigures, PrintedPound } from './glance';
import { Goals } from './goals';
import { sectionTrends } from './leading';
import { markOf, RenewalCover } from './renewal-cover';
import { DeclarationPart, DefinitionsAndMethod, Judgement } from './renewal-end';
import { LegalWords } from './run-by';
import { PrintedSection, trailIn } from './section';
import { isThin, ThinStatement } from './thin';

interface Props {
  document: StatementDocument;
  facts: DocumentFacts;
}

/**
 * The whole statement. The assessor's has exact figures, where each criterion stands and what is still asked; the
 * public's tells what was decided and explained.
 */
export const Renewal = ({ document, facts }: Props): ReactElement => {
  const figures = glanceFigures(document, 6);
  const headline = headlineOf(document);
  const trends = sectionTrends(document);
  if (isThin(document)) return <ThinStatement document={document} facts={facts} />;
  return (
    <Document>
      <RenewalCover document={document} facts={facts} />
      <PdfPage>
        <Heading level={2} anchor="glance">
          {`${yearLabel(document.statement.period)} at a glance`}
        </Heading>
        {headline && <Lede>{headline.parts.map(({ words }) => words).join('')}</Lede>}
        {figures.length > 0 && <KeyFigures items={figures} />}
        <PrintedPound document={document} amounts />
        <Judgement document={document} facts={facts} />
        {document.sections.map((section) => (
          <PrintedSection
            key={section.id}
            section={section}
            document={document}
            trail={trailIn(document, facts)}
            trends={trends.get(section.id) ?? []}
          />
        ))}
        <Goals document={document} />
        <EarlierYears document={document} />
        <DefinitionsAndMethod document={document} />
        <DeclarationPart document={document} facts={facts} />
        <LegalWords accreditor={facts.accreditor} />
      </PdfPage>
    </Document>
  );
};

/** What the renewal document says of itself. */
export function renewalMeta(document: StatementDocument, facts: DocumentFacts): DocumentMeta {
  const { organisation, statement } = document;
  return {
    title: `${organisation.name}: Social Impact Statement ${yearLabel(statement.period)}${facts.audience === 'public' ? '' : ', for renewal'}`,
    author: organisation.name,
    subject: markOf(document, facts),
    lang: 'en-GB',
    date: datedOn(document, facts),
    idSeed: `${facts.audience ?? 'renewal'}/${statement.id}/${statement.version}/${facts.sha256 ?? facts.status}`,
    ...(facts.attachments && { attachments: facts.attachments }),
    header: (page) =>
      page === 1
        ? { left: '', right: '' }
        : { left: markOf(document, facts), right: standing(document, facts) },
    footer: (page, pages) => ({
      left: `${organisation.name} · Social Impact Statement · ${yearTo(document)}`,
      right: `${page} of ${pages}`,
    }),
  };
}
