import { Form } from '@remix-run/react';
import { BASES, QUALIFIERS } from '../questionnaire/figure';
import { Select } from './fields/more-about';
import { Options } from './options';
import { TextLine } from './text-line';

interface Props {
  known: string[];
  measures: { title: string; measures: { id: string; label: string; unit: string }[] }[];
  typed: Record<string, string>;
  errors: { field: string; message: string }[];
}

/** One figure for one contract or area. */
export function ContractForm({ known, measures, typed, errors }: Props) {
  const line = (name: string, label: string, hint?: string) => (
    <TextLine name={name} label={label} value={typed[name]} errors={errors} {...(hint && { hint })} />
  );
  return (
    <Form method="post" noValidate className="govuk-!-margin-top-8">
      <h2 className="govuk-heading-m">Record a figure</h2>
      {line(
        'contract',
        'Contract or area',
        `As its readers know it${known.length > 0 ? `, like ${known.slice(0, 3).join(', ')}` : ''}.`,
      )}
      <Options
        name="measure"
        label="What was counted"
        none="Choose"
        groups={measures.map(({ title, measures: within }) => ({
          title,
          options: within.map(({ id, label, unit }) => ({
            id,
            label: `${label} (${unit === 'GBP' ? '£' : unit})`,
          })),
        }))}
        value={typed.measure ?? ''}
        errors={errors}
      />
      {line('value', 'The figure', 'A number. For a share, leave it empty and give the two numbers below.')}
      <div className="pair">
        {line('numerator', 'For a share: how many')}
        {line('denominator', 'out of how many')}
      </div>
      <div className="pair">
        {line('periodStart', 'If not the statement’s year: from', 'Like 2025-09-01')}
        {line('periodEnd', 'to', 'Like 2026-08-31')}
      </div>
      <div className="pair govuk-form-group">
        <Select
          name="qualifier"
          value={typed.qualifier}
          label="How exact"
          none="Exactly"
          options={QUALIFIERS}
        />
        <Select name="basis" value={typed.basis} label="How you know" none="Not said" options={BASES} />
      </div>
      {line('note', 'How it was counted')}
      <button type="submit" className="govuk-button" name="intent" value="save">
        Record it
      </button>
    </Form>
  );
}
