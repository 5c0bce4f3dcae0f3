import { Fragment, type ReactElement } from 'react';
import { broughtInYearsWords } from '~/questionnaire/brought-in';
import { definitionOf } from '~/questionnaire/definition';
import { isBanded } from '~/questionnaire/disclosure-class';
import type { DocumentItem, StatementDocument } from '~/questionnaire/document';
import type { Period } from '~/questionnaire/figure';
import type { Measure } from '~/questionnaire/measure';
import { yearLabel } from '~/questionnaire/period';
import { measureWith } from '~/questionnaire/sections';
import { answerOf } from '~/questionnaire/year-figure';
import { paths } from '../../../paths';
import { rulesApplied } from '../../rules-applied';
import { Heading, Link, Paragraph } from '../components/text';
import { ContentHash } from './check-panel';
import { Definitions, undefinedOf } from './definitions';
import type { Edition } from './edition';
import { dashInWords } from './every-year';
import type { DocumentFacts } from './facts';
import { opening } from './leading';
import type { CommissionerTable } from './three-years';

/** Up to so many measures are all defined here; of more, those that lead. */
const FEW = 14;

/** The heads are its own; whom it binds is not the same everywhere. */
const ACT =
  'The three heads are those of the Public Services (Social Value) Act 2012, which does not bind Welsh authorities whose functions are devolved.';

interface Props {
  document: StatementDocument;
  facts: DocumentFacts;
}

/** Every measure that has figures, and the table they make together. */
export interface AllFigures {
  items: readonly DocumentItem[];
  table: CommissionerTable;
}

const storyOf = (document: StatementDocument, id: string, most: number) => {
  const item = document.sections.flatMap(({ items }) => items).find(({ measure }) => measure.id === id);
  const text = item && answerOf(item.figures, id, document.statement.period)?.text;
  return item && text ? { label: item.measure.label, ...opening(text, most) } : null;
};

/** What changed and what was done, shortened. */
export const Stories = ({
  document,
  facts,
  letters,
}: Props & { letters: Edition['story'] }): ReactElement | null => {
  const stories = (['outcomes', 'actions'] as const)
    .map((role) => storyOf(document, measureWith(role), letters))
    .filter((story) => story !== null);
  if (stories.length === 0) return null;
  if (letters === 0)
    return (
      <Paragraph size="small" tone="soft">
        What the organisation says of the year is in <Statement document={document} facts={facts} />.
      </Paragraph>
    );
  return (
    <>
      <Heading level={2} anchor="story">
        In the organisation’s own words
      </Heading>
      {stories.map(({ label, words }) => (
        <Fragment key={label}>
          <Heading level={3}>{label}</Heading>
          <Paragraph told>{words}</Paragraph>
        </Fragment>
      ))}
      {stories.some(({ more }) => more) && (
        <Paragraph size="small" tone="soft">
          The whole text is in <Statement document={document} facts={facts} />.
        </Paragraph>
      )}
    </>
  );
};

/** Where what is left out here can be read. */
const Statement = ({ document, facts }: Props): ReactElement => {
  const { organisation, statement } = document;
  return (
    <Link
      href={facts.origin + paths.published(organisation.slug, statement.period.end).itself}
      says="The statement in full"
    >
      the statement
    </Link>
  );
};

function definedIn(
  measures: readonly Measure[],
  leading: ReadonlySet<string>,
  wanted: Edition['defined'],
): Measure[] {
  const isWanted = (measure: Measure) => {
    if (wanted === 'none') return false;
    return leading.has(measure.id) || (wanted === 'leading and sensitive' && isBanded(measure));
  };
  const all = measures.length <= FEW && wanted === 'leading and sensitive';
  return measures.filter((measure, index) => {
    const first = measures.findIndex(({ id }) => id === measure.id) === index;
    return first && definitionOf(measure) && (all || isWanted(measure));
  });
}

interface CountedProps extends Props {
  all: AllFigures;
  /** The trends that are drawn. */
  trends: readonly DocumentItem[];
  /** The measures that lead, by their ids. */
  leading: ReadonlySet<string>;
  wanted: Edition['defined'];
}

/** What the figures count, how small numbers were treated, and the fingerprint of what was approved. */
export const Counted = ({
  document,
  facts,
  all: { items, table },
  trends,
  leading,
  wanted,
}: CountedProps): ReactElement | null => {
  const { rows, years } = table;
  const drawn = trends.flatMap(({ history }) => history.map(({ period }) => period));
  const isTold = (year: Period) =>
    years.includes(yearLabel(year)) || drawn.some(({ end }) => year.start <= end && end <= year.end);
  const told = new Set(rows.map(({ measure }) => measure.id));
  const measures = items.map(({ measure }) => measure).filter(({ id }) => told.has(id));
  if (measures.length === 0) return <ContentHash facts={facts} />;
  const defined = definedIn(measures, leading, wanted);
  const lacking = undefinedOf(measures, document);
  const applied = rulesApplied(document);
  return (
    <>
      <Heading level={2} anchor="definitions">
        What the figures count
      </Heading>
      <Definitions measures={defined} sources={null} />
      <Paragraph size="small" tone="soft">
        A dash, where one stands, {dashInWords(items, document)}. What the organisation and the scheme say of
        each figure is in <Statement document={document} facts={facts} />. {ACT}
        {lacking && ` ${lacking}`}
        {applied && ` ${applied}`}
        {broughtInYearsWords(document, isTold).map((words) => ` ${words}`)}
      </Paragraph>
      <ContentHash facts={facts} />
    </>
  );
};
