import { DayInput } from '~/forms/day-input';
import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { Options } from '~/forms/options';
import { TextLine } from '~/forms/text-line';
import { BASES, QUALIFIERS } from '~/questionnaire/figure';
import { sentenceCase } from '~/questionnaire/format';

interface Props {
  known: string[];
  measures: { title: string; measures: { id: string; label: string; unit: string }[] }[];
  result: FormResult | undefined;
}

/** One figure for one contract or area. */
export function ContractForm({ known, measures, result }: Props) {
  const line = (name: string, label: string, hint?: string) => (
    <TextLine name={name} label={label} hint={hint} />
  );
  return (
    <Form result={result} className="govuk-!-margin-top-8">
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
      />
      {line('value', 'The figure', 'A number. For a share, leave it empty and give the two numbers below.')}
      <div className="pair">
        {line('numerator', 'For a share: how many')}
        {line('denominator', 'out of how many')}
      </div>
      <div className="pair">
        <DayInput name="periodStart" legend="If not the statement’s year: from" day="" />
        <DayInput name="periodEnd" legend="to" day="" />
      </div>
      <div className="pair">
        <Options
          name="qualifier"
          label="How exact"
          none="Exactly"
          groups={[{ options: inWords(QUALIFIERS) }]}
        />
        <Options name="basis" label="How you know" none="Not said" groups={[{ options: inWords(BASES) }]} />
      </div>
      {line('note', 'How it was counted')}
      <button type="submit" className="govuk-button" name="intent" value="save">
        Record it
      </button>
    </Form>
  );
}

function inWords(choices: Record<string, string>): { id: string; label: string }[] {
  return Object.entries(choices).map(([id, label]) => ({ id, label: sentenceCase(label) }));
}
