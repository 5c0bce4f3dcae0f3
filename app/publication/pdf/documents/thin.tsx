import type { ReactElement } from 'react';
import type { StatementDocument } from '~/questionnaire/document';
import { hasValue } from '~/questionnaire/figure';
import { yearLabel } from '~/questionnaire/period';
import { wholeFigures } from '~/questionnaire/year-figure';
import { KeyFigures } from '../components/key-figures';
import { Box, PdfDocument, PdfPage } from '../components/primitives';
import { Tag } from '../components/tag';
import { Heading, Kicker } from '../components/text';
import { CheckPanel, ContentHash } from './check-panel';
import { Criteria } from './criteria';
import { FactList } from './fact-list';
import type { DocumentFacts } from './facts';
import { EarlierYears } from './figure-table';
import { glanceFigures } from './glance';
import { isStory, isWords } from './kinds-of-answer';
import { sectionTrends } from './leading';
import { Purpose } from './purpose';
import { factsOf, markOf } from './renewal-cover';
import { DeclarationPart, DefinitionsAndMethod, Explanations, Questions } from './renewal-end';
import { Section, trailIn } from './section';
import { TopRow } from './top-row';

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
    <PdfDocument>
      <PdfPage>
        <TopRow document={document} facts={facts} below={18} />
        <Box style={{ marginBottom: 10 }}>
          <Tag tone={facts.audience === 'public' ? 'leaf' : 'clay'}>{markOf(document, facts)}</Tag>
        </Box>
        <Kicker>{`Social Impact Statement ${yearLabel(document.statement.period)}`}</Kicker>
        <Heading level={1}>{document.organisation.name}</Heading>
        <Purpose>{document.organisation.purpose}</Purpose>
        {large.length > 0 && <KeyFigures items={large} />}
        {sections.map((section) => (
          <Section
            key={section.id}
            section={section}
            document={document}
            trail={trailIn(document, facts)}
            trends={trends.get(section.id) ?? []}
          />
        ))}
        {facts.audience === 'public' ? (
          <Explanations document={document} />
        ) : (
          <>
            {!document.broughtIn && <Criteria document={document} />}
            <Questions document={document} />
          </>
        )}
        <EarlierYears document={document} />
        {!document.broughtIn && <DeclarationPart document={document} facts={facts} />}
        <Box wrap={false} style={{ marginTop: 12 }}>
          <FactList facts={factsOf(document)} />
        </Box>
        <CheckPanel document={document} facts={facts} />
        <Box style={{ marginTop: 8 }}>
          <ContentHash facts={facts} />
        </Box>
        <DefinitionsAndMethod document={document} size="small" />
      </PdfPage>
    </PdfDocument>
  );
};
