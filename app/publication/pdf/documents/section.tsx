import type { ReactElement } from 'react';
import { hasTrend } from '~/insight/chart-model';
import type { DocumentItem, DocumentSection, StatementDocument } from '~/questionnaire/document';
import { formatFigure } from '~/questionnaire/format';
import { Heading, Paragraph } from '../components/text';
import { EveryYear } from './every-year-table';
import { type Fact, FactList } from './fact-list';
import { titleOf } from './facts';
import { FigureTable } from './figure-table';
import { isStory, isWords } from './kinds-of-answer';
import { Trends } from './trend';

const statedIn = ({ figures }: DocumentItem) => figures.find(({ series }) => series === 'actual');

/** A story under its heading, in the organisation's own words. */
export const Story = ({ item }: { item: DocumentItem }): ReactElement | null => {
  const figure = statedIn(item);
  if (!figure) return null;
  const words = formatFigure(figure, item.measure);
  return (
    <>
      <Heading level={3}>{item.measure.label}</Heading>
      <Paragraph>{words}</Paragraph>
    </>
  );
};

/** A short answer, with what it was the year before where that differs. */
function factOf(item: DocumentItem): Fact[] {
  const figure = statedIn(item);
  if (!figure) return [];
  const before = item.history.findLast(({ series }) => series === 'actual');
  const says = formatFigure(figure, item.measure);
  const said = before ? formatFigure(before, item.measure) : says;
  const notes = [figure.note, figure.explanation, said === says ? '' : `The year before: ${said}`];
  const end = notes.some(Boolean) && !/[.!?]$/.test(says) ? '.' : '';
  return [{ label: item.measure.label, says: [`${says}${end}`, ...notes].filter(Boolean).join(' ') }];
}

interface Props {
  section: DocumentSection;
  document: StatementDocument;
  trail: string | null;
}

/** One section whole: stories, facts, every figure with its notes, all years, and a picture of each trend. */
export const Section = ({ section, document, trail }: Props): ReactElement => {
  const stories = section.items.filter(isStory);
  const facts = section.items.filter((item) => isWords(item) && !isStory(item)).flatMap(factOf);
  const counted = section.items.filter((item) => !isWords(item));
  return (
    <>
      <Heading level={2} anchor={section.id}>
        {titleOf(section)}
      </Heading>
      {stories.map((item) => (
        <Story key={item.measure.id} item={item} />
      ))}
      {facts.length > 0 && <FactList facts={facts} />}
      <FigureTable items={counted} document={document} trail={trail} />
      <Trends items={counted.filter(hasTrend)} />
      <EveryYear items={counted} />
    </>
  );
};
