import type { ReactElement } from 'react';
import type { StatementDocument } from '../../../questionnaire/document';
import { dayInWords } from '../../../questionnaire/period';
import { BOUND, lastDayOf, MODELS, modelOn, weightsInWords } from '../../social-value/models';
import { placedFigures } from '../../social-value/placed-figures';
import { Table } from '../components/table';
import { Heading, Link, Paragraph } from '../components/text';

/** Which model central government has for a notice of the day that was asked about, and what the figures say to it. */
export const SocialValuePart = ({
  document,
  name,
  tenderDate,
}: {
  /** As far as was asked for. */
  document: StatementDocument;
  /** What that is; empty for all of it. */
  name: string;
  tenderDate: string;
}): ReactElement => {
  const model = modelOn(tenderDate);
  const asked = `Asked about: a tender notice of ${dayInWords(tenderDate)}.`;
  const [first] = MODELS;
  if (!model)
    return (
      <Paragraph>
        {`${asked} Central government’s first Social Value Model is for notices from ${dayInWords(first?.from ?? '')} on, so none is used here.`}
      </Paragraph>
    );
  const last = lastDayOf(model);
  const until = last ? ` to ${dayInWords(last)}` : ' on';
  return (
    <>
      <Heading level={2} anchor="social-value-model">
        {model.name}
      </Heading>
      <Paragraph>
        {`${asked} For notices from ${dayInWords(model.from)}${until} this model binds ${BOUND}: ${model.scope}. Social value weighs ${weightsInWords(model)}. No other authority is bound by it: in a council’s or an NHS body’s tender it counts where the tender’s own papers say so. ${[model.note, model.leftOut].filter(Boolean).join(' ')} Which figure stands where is Proofmark’s reading and no legal advice.`}{' '}
        <Link href={model.source} says={`The source of the ${model.name}`}>
          The model’s text
        </Link>
        .
      </Paragraph>
      <Table
        density="dense"
        columns={[
          { header: 'In the model', width: 38 },
          { header: `What this statement says${name && ` of ${name}`}`, width: 62 },
        ]}
        rows={placedFigures(document, model).map(({ under, name, figures }) => ({
          cells: [`${under}: ${name}`, figures.join('; ') || 'No figure here'],
        }))}
      />
    </>
  );
};
