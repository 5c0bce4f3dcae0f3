import type { ReactElement } from 'react';
import { hasTrend } from '~/insight/chart-model';
import { broughtInWords, broughtInYearsWords } from '~/questionnaire/brought-in';
import { conditionsInWords, verdictsInWords, whoDecided } from '~/questionnaire/decision';
import type { StatementDocument } from '~/questionnaire/document';
import { dayInWords, yearLabel } from '~/questionnaire/period';
import { inPercent, type Warning } from '~/questionnaire/rules';
import { levelName } from '~/questionnaire/scheme';
import { explained } from '../../explained';
import { rulesApplied } from '../../rules-applied';
import { Table } from '../components/table';
import { Heading, Paragraph } from '../components/text';
import { Criteria } from './criteria';
import { Definitions, undefinedOf } from './definitions';
import { dashInWords } from './every-year';
import { FactList } from './fact-list';
import { type DocumentFacts, dayOf } from './facts';
import { isWords } from './kinds-of-answer';

const itemsOf = (document: StatementDocument) => document.sections.flatMap(({ items }) => items);

function saidTo({ explanation, ofMeasure }: Warning): string {
  return explanation ?? (ofMeasure ? `Of the measure as a whole: ${ofMeasure}` : 'No explanation was given.');
}

/** What looked odd, and what the organisation says about it. */
const Questions = ({ document }: { document: StatementDocument }): ReactElement => {
  const labelOf = (id: string) =>
    itemsOf(document).find(({ measure }) => measure.id === id)?.measure.label ?? id;
  return (
    <>
      <Heading level={2} anchor="questions">
        What readers will ask
      </Heading>
      {document.warnings.length === 0 ? (
        <Paragraph>Nothing in the figures raised a question.</Paragraph>
      ) : (
        <Table
          columns={[
            { header: 'Measure', width: 24 },
            { header: 'What stands out', width: 34 },
            { header: 'What the organisation says', width: 42 },
          ]}
          rows={document.warnings.map((warning) => ({
            cells: [labelOf(warning.measureId), warning.message, saidTo(warning)],
          }))}
        />
      )}
    </>
  );
};

/** What stands out, where the organisation has explained it. */
const Explanations = ({ document }: { document: StatementDocument }): ReactElement | null => {
  const rows = explained(document);
  if (rows.length === 0) return null;
  return (
    <>
      <Heading level={2} anchor="explanations">
        What stands out, and why
      </Heading>
      <Table
        columns={[
          { header: 'Measure', width: 24 },
          { header: 'What stands out', width: 34 },
          { header: 'What the organisation says', width: 42 },
        ]}
        rows={rows.map(({ label, fact, explanation }) => ({ cells: [label, fact, explanation] }))}
      />
    </>
  );
};

/** For the public what was explained; for the assessor where each criterion stands and what is still asked. */
export const Judgement = ({
  document,
  facts,
}: {
  document: StatementDocument;
  facts: DocumentFacts;
}): ReactElement =>
  facts.audience === 'public' ? (
    <Explanations document={document} />
  ) : (
    <>
      {!document.broughtIn && <Criteria document={document} facts={facts} />}
      <Questions document={document} />
    </>
  );

/** How figures are to be read, and what each of them counts. */
export const DefinitionsAndMethod = ({
  document,
  size = 'body',
}: {
  document: StatementDocument;
  size?: 'body' | 'small';
}): ReactElement => {
  const counted = itemsOf(document).filter((item) => !isWords(item));
  const measures = counted.map(({ measure }) => measure);
  const lacking = undefinedOf(measures, document);
  const applied = rulesApplied(document);
  return (
    <>
      <Heading level={2} anchor="definitions">
        Definitions and method
      </Heading>
      <Paragraph size={size}>
        {applied ? 'Figures that are not ranges' : 'Figures'} are printed with the decimals and the words
        (more than, about) in which they were stated. Nought was stated as such
        {applied ? ', or is within “fewer than 10”' : ''}; “Not measured” and “Does not apply” are answers
        too, and a dash, where one stands, {dashInWords(counted, document)}.
        {measures.some(({ derived }) => derived) &&
          ' Shares of income, of profit and of spending are computed here from the amounts beside them; a share of a loss does not apply.'}
        {counted.some((item) => inPercent(item.measure) && hasTrend(item)) &&
          ' By how many points a percentage changed is worked out from the two numbers behind it, where these are printed with it, else from the percentages as they are printed.'}{' '}
        A figure for other dates than the statement’s says so in its note or its cell.
        {lacking && ` ${lacking}`}
        {applied && ` ${applied}`}
      </Paragraph>
      {broughtInYearsWords(document).map((words) => (
        <Paragraph key={words}>{words}</Paragraph>
      ))}
      <Definitions measures={measures} sources={document} />
    </>
  );
};

/** Years that nobody here declared stand beside those that somebody did. */
function exceptOf({ broughtInYears = [] }: StatementDocument): string {
  const years = broughtInYears.map(({ period }) => yearLabel(period));
  return years.length === 0
    ? ''
    : ` This is not said of the figures of ${new Intl.ListFormat('en-GB').format(years)}, which were brought in.`;
}

/** Who says that all this is true, and what was decided. */
export const DeclarationPart = ({
  document,
  facts,
}: {
  document: StatementDocument;
  facts: DocumentFacts;
}): ReactElement => {
  const { declaration, broughtIn, scheme: pack, statement } = document;
  return (
    <>
      <Heading level={2} anchor="declaration">
        Declaration
      </Heading>
      <Paragraph>
        {declaration
          ? `The figures and words in this statement are true, and the organisation holds evidence for them.${exceptOf(document)}`
          : broughtIn
            ? `Nobody has declared these figures: they were ${broughtInWords(broughtIn)}.`
            : 'This statement has not been declared true yet: it is a draft.'}
      </Paragraph>
      {declaration && (
        <FactList
          facts={[
            { label: 'Declared by', says: declaration.name },
            { label: 'Role', says: declaration.role },
            { label: 'Date', says: dayInWords(declaration.date.slice(0, 10)) },
            {
              label: 'Decision',
              says: facts.approvedAt
                ? `Approved for the ${levelName(statement.level)} (${pack.name}) on ${dayOf(facts.approvedAt)}`
                : '',
            },
            ...(document.decision
              ? [
                  { label: 'Looked at', says: whoDecided(document.decision) },
                  { label: 'Criteria', says: verdictsInWords(document.decision) },
                  ...conditionsInWords(document.decision).map((says) => ({ label: 'Condition', says })),
                ]
              : []),
          ]}
        />
      )}
    </>
  );
};
