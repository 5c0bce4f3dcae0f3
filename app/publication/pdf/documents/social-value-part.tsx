import type { ReactElement } from 'react';
import type { StatementDocument } from '../../../questionnaire/document';
import { dayInWords } from '../../../questionnaire/period';
import { lastDayOf, modelOn } from '../../social-value/models';
import { placedFigures } from '../../social-value/placed-figures';
import { Table } from '../components/table';
import { Heading, Link, Paragraph } from '../components/text';

/** What the figures say to the Social Value Model that was in force on the day of the tender notice. */
export const SocialValuePart = ({
  document,
  tenderDate,
}: {
  document: StatementDocument;
  tenderDate: string;
}): ReactElement => {
  const model = modelOn(tenderDate);
  if (!model)
    return (
      <Paragraph>
        Tender notices before 1 January 2021 came before the first Social Value Model: the heads of the Act
        alone apply.
      </Paragraph>
    );
  const last = lastDayOf(model);
  const until = last ? ` to ${dayInWords(last)}` : '';
  return (
    <>
      <Heading level={2} anchor="social-value-model">
        {model.name}
      </Heading>
      <Paragraph>
        {`Tender notices from ${dayInWords(model.from)}${until} fall under this model.`} {model.note} Which
        figure stands where is Proofmark’s reading; what counts, and for how much, is the authority’s to
        decide.{' '}
        <Link href={model.source} says={`The source of the ${model.name}`}>
          The model’s text
        </Link>
        .
      </Paragraph>
      <Table
        density="dense"
        columns={[
          { header: 'In the model', width: 38 },
          { header: 'What this statement says', width: 62 },
        ]}
        rows={placedFigures(document, model).map(({ under, name, figures }) => ({
          cells: [under === 'Mission' ? name : `${under}: ${name}`, figures.join('; ') || 'No figure here'],
        }))}
      />
    </>
  );
};
