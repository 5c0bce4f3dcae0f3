import type { ReactElement } from 'react';
import { yearNamed } from '~/questionnaire/brought-in';
import type { DocumentItem, DocumentSection, StatementDocument } from '~/questionnaire/document';
import type { Period } from '~/questionnaire/figure';
import { formatFigure } from '~/questionnaire/format';
import { statedBefore } from '~/questionnaire/year-before';
import { answerOf } from '~/questionnaire/year-figure';
import { paths } from '../../../paths';
import { Heading, Paragraph } from '../components/text';
import { everyYear } from './every-year';
import { type Fact, FactList } from './fact-list';
import { type DocumentFacts, sectionTitle } from './facts';
import { PrintedFigures, type TrailOf } from './figure-table';
import { isStory, isWords } from './kinds-of-answer';
import { Trends } from './trend';

/** A story under its heading, in the organisation's own words. */
const Story = ({ item, period }: { item: DocumentItem; period: Period }): ReactElement | null => {
  const figure = answerOf(item.figures, item.measure.id, period);
  if (!figure) return null;
  const words = formatFigure(figure, item.measure);
  return (
    <>
      <Heading level={3}>{item.measure.label}</Heading>
      <Paragraph told>{words}</Paragraph>
    </>
  );
};

/** A short answer, with what it was the year before where that differs. */
function factOf(item: DocumentItem, document: StatementDocument): Fact[] {
  const { period } = document.statement;
  const figure = answerOf(item.figures, item.measure.id, period);
  if (!figure) return [];
  const before = statedBefore(item, figure.period);
  const says = formatFigure(figure, item.measure);
  const said = before ? formatFigure(before.figure, before.measure) : says;
  const then = before && said !== says ? `In ${yearNamed(before.figure, document)}: ${said}` : '';
  const notes = [figure.note, figure.explanation, then];
  const end = notes.some(Boolean) && !/[.!?]$/.test(says) ? '.' : '';
  return [{ label: item.measure.label, says: [`${says}${end}`, ...notes].filter(Boolean).join(' ') }];
}

interface Props {
  section: DocumentSection;
  document: StatementDocument;
  trail: TrailOf | null;
  /** What is drawn of it. */
  trends: readonly DocumentItem[];
}

/** One section whole: stories, facts, every figure with its notes, and pictures of what matters most. */
export const PrintedSection = ({ section, document, trail, trends }: Props): ReactElement | null => {
  const { period } = document.statement;
  const told = ({ measure, figures }: DocumentItem) => answerOf(figures, measure.id, period);
  const stories = section.items.filter((item) => isStory(item) && told(item));
  const facts = section.items
    .filter((item) => isWords(item) && !isStory(item))
    .flatMap((item) => factOf(item, document));
  const counted = section.items.filter((item) => !isWords(item));
  const nothing = stories.length + facts.length + trends.length === 0;
  // What an earlier year told in words alone leaves nothing to stand below a title.
  const figures = everyYear(counted, document).rows.length > 0;
  if (nothing && !figures) return null;
  return (
    <>
      <Heading level={2} anchor={section.id}>
        {sectionTitle(section)}
      </Heading>
      {stories.map((item) => (
        <Story key={item.measure.id} item={item} period={period} />
      ))}
      {facts.length > 0 && <FactList facts={facts} keep={facts.length === 1 && figures} />}
      <PrintedFigures items={counted} document={document} trail={trail} />
      <Trends items={trends} document={document} />
    </>
  );
};

/** Where the accreditor finds what stands behind each figure; the public has no way in. */
export function trailIn(
  { organisation, statement }: StatementDocument,
  facts: DocumentFacts,
): TrailOf | null {
  if (facts.audience === 'public') return null;
  return (measureId) => facts.origin + paths.organisation(organisation.slug).trail(statement.id, measureId);
}
