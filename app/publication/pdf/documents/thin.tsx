import { Document } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { StatementDocument } from '~/questionnaire/document';
import { hasValue } from '~/questionnaire/figure';
import { wholeFigures } from '~/questionnaire/year-figure';
import { KeyFigures } from '../components/key-figures';
import { PdfPage } from '../components/page';
import type { DocumentFacts } from './facts';
import { EarlierYears } from './figure-table';
import { glanceFigures } from './glance';
import { Goals } from './goals';
import { isStory, isWords } from './kinds-of-answer';
import { sectionTrends } from './leading';
import { Identity, Opening } from './renewal-cover';
import { DeclarationPart, DefinitionsAndMethod, Judgement } from './renewal-end';
import { LegalWords } from './run-by';
import { PrintedSection, trailIn } from './section';

/** Up to so many figures of the year, and nothing told: a cover and chapters would be mostly paper. */
const FEW = 10;
/** Fewer than this are read in the table as quickly as in large. */
const LARGE = 4;

const figuresOf = ({ sections, statement }: StatementDocument) =>
  sections
    .flatMap(({ items }) => items.filter((item) => !isWords(item)))
    .flatMap(({ measure, figures }) => wholeFigures(figures, measure.id))
    .filter((figure) => hasValue(figure) && figure.period.end > statement.period.start);

/** Whether a statement says little: a few figures, and no story. */
export function isThin(document: StatementDocument): boolean {
  const told = document.sections.some(({ items }) =>
    items.some((item) => isStory(item) && item.figures.some(hasValue)),
  );
  return !told && figuresOf(document).length <= FEW;
}

/**
 * A statement of few figures: they come first, and what it is, how to check it and how it counted follow them. That a
 * year was brought in stands beside its check.
 */
export const ThinStatement = ({
  document,
  facts,
}: {
  document: StatementDocument;
  facts: DocumentFacts;
}): ReactElement => {
  const trends = sectionTrends(document);
  const sections = document.sections.filter(({ items }) => items.length > 0);
  const large = figuresOf(document).length > LARGE ? glanceFigures(document, 2) : [];
  return (
    <Document>
      <PdfPage>
        <Opening document={document} facts={facts} below={18} />
        {large.length > 0 && <KeyFigures items={large} />}
        {sections.map((section) => (
          <PrintedSection
            key={section.id}
            section={section}
            document={document}
            trail={trailIn(document, facts)}
            trends={trends.get(section.id) ?? []}
          />
        ))}
        <Judgement document={document} facts={facts} />
        <Goals document={document} />
        <EarlierYears document={document} />
        {!document.broughtIn && <DeclarationPart document={document} facts={facts} />}
        <Identity document={document} facts={facts} />
        <DefinitionsAndMethod document={document} size="small" />
        <LegalWords accreditor={facts.accreditor} />
      </PdfPage>
    </Document>
  );
};
