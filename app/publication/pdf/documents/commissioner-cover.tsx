import type { ReactElement } from 'react';
import type { DocumentItem, StatementDocument } from '~/questionnaire/document';
import { formatFigure } from '~/questionnaire/format';
import { dayInWords, monthsIn, periodInWords, samePeriod, yearLabel } from '~/questionnaire/period';
import { measureWith } from '~/questionnaire/sections';
import { yearFigure } from '~/questionnaire/year-figure';
import { paths } from '../../../paths';
import { KeyFigures } from '../components/key-figures';
import { Heading, Kicker, Link, Paragraph } from '../components/text';
import { CheckPanel } from './check-panel';
import type { DocumentFacts } from './facts';
import { glanceFigures, PrintedPound } from './glance';
import { isWords } from './kinds-of-answer';
import { Purpose } from './purpose';
import { isSliced, type Slice, sliceName } from './slice';
import { nothingNow, saysNothingNow } from './three-years';
import { TopRow } from './top-row';

/** "Social Impact Statement for commissioners · Gwent, Skills and volunteering · tender notice of 1 February 2026" */
export function kickerOf(document: StatementDocument, slice: Slice): string {
  const { tenderDate } = slice;
  const notice = tenderDate && `tender notice of ${dayInWords(tenderDate)}`;
  return ['Social Impact Statement for commissioners', sliceName(document, slice), notice]
    .filter(Boolean)
    .join(' · ');
}

/** The purpose, and how much of the surplus was reinvested where that was asked for. */
function purposeOf(document: StatementDocument, part: StatementDocument, slice: Slice): string {
  const items = part.sections.flatMap((section) => section.items);
  const item = items.find(({ measure }) => measure.id === measureWith('reinvested'));
  const share = item && yearFigure(item.figures, measureWith('reinvested'), document.statement.period);
  const stated = document.organisation.purpose.replace(/([^.!?])$/, '$1.');
  const purpose = stated && isSliced(slice) ? `The whole organisation’s purpose: ${stated}` : stated;
  if (!item || share?.number == null) return purpose;
  return `${purpose} ${formatFigure(share, item.measure)} of the surplus of ${yearLabel(document.statement.period)} was kept for the purpose or donated.`;
}

/** What a slice holds, and what it leaves out: nobody should take a part for the whole. */
function aboutOf(document: StatementDocument, part: StatementDocument, slice: Slice): string {
  const name = sliceName(document, slice);
  const counted = part.sections.some(({ items }) => items.some((item) => !isWords(item)));
  if (!counted)
    return `No figures are recorded for ${name} alone, so there are none here. What the whole organisation states is in`;
  const items = part.sections.flatMap((section) => section.items.filter((item) => !isWords(item)));
  const silent = saysNothingNow(items, document) ? ` ${nothingNow(document)}` : '';
  const of = slice.area?.trim() ? 'Figures of the whole organisation' : 'Its other figures';
  return `Only what was asked for: ${name}.${silent}${monthsOf(items, document)} ${of} and what it tells in words are in`;
}

/**
 * Of which days a contract's figures are whose name says no more than how many months: they end with the statement's year,
 * so that nothing beside them says it.
 */
function monthsOf(items: readonly DocumentItem[], { statement }: StatementDocument): string {
  const { period } = statement;
  const told = items
    .flatMap(({ figures, history }) => [...history, ...figures])
    .map((figure) => figure.period)
    .filter(({ end }) => end.slice(5) === period.end.slice(5))
    .filter((each) => monthsIn(each) !== 12 && !samePeriod(each, period))
    .filter((each, at, all) => all.findIndex((other) => samePeriod(other, each)) === at);
  return told.map((each) => ` ${yearLabel(each)} is ${periodInWords(each)}.`).join('');
}

interface Props {
  document: StatementDocument;
  /** The document with what was asked for only. */
  part: StatementDocument;
  facts: DocumentFacts;
  slice: Slice;
  /** Whether its figures follow on the same page. */
  thin: boolean;
  /** How many figures are large, at most. */
  large: number;
}

/** The space below the top row, in points: a cover that is a little taller than its page does with the least. */
const ABOVE_KICKER = { usual: 40, least: 14 };

/** What stands first: whose it is, four figures, where the surplus went, and how to check it. */
export const CommissionerCover = ({ document, part, facts, slice, thin, large }: Props): ReactElement => {
  const figures = glanceFigures(part, large);
  return (
    <>
      <TopRow document={document} facts={facts} below={ABOVE_KICKER[thin ? 'least' : 'usual']} />
      <Kicker ink={facts.accreditor?.colour} gives={thin ? 0 : ABOVE_KICKER.usual - ABOVE_KICKER.least}>
        {kickerOf(document, slice)}
      </Kicker>
      <Heading level={1}>{document.organisation.name}</Heading>
      <Purpose>{purposeOf(document, part, slice)}</Purpose>
      {figures.length > 0 && <KeyFigures items={figures} />}
      {isSliced(slice) && (
        <Paragraph tone="soft">
          {aboutOf(document, part, slice)}{' '}
          <Link
            href={
              facts.origin + paths.published(document.organisation.slug, document.statement.period.end).itself
            }
            says="The statement in full"
          >
            the statement
          </Link>
          .
        </Paragraph>
      )}
      <PrintedPound document={part} />
      <CheckPanel document={document} facts={facts} />
    </>
  );
};
