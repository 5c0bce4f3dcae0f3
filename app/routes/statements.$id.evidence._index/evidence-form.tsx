import { FileInput } from '~/forms/file-input';
import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { Options } from '~/forms/options';
import { TextLine } from '~/forms/text-line';
import { Tick } from '~/forms/tick';

interface Props {
  measures: { title: string; measures: { id: string; label: string }[] }[];
  chosen: string;
  result: FormResult | undefined;
}

/** Adds a file to an answer. */
export function EvidenceForm({ measures, chosen, result }: Props) {
  return (
    <Form result={result} encType="multipart/form-data" className="govuk-!-margin-top-8">
      <h2 className="govuk-heading-m">Add a file</h2>
      <Options
        name="measure"
        label="Which answer it is about"
        none="Choose"
        groups={measures.map(({ title, measures: options }) => ({ title, options }))}
        value={chosen}
      />
      <FileInput
        name="file"
        label="The file"
        hint="PDF, PNG, JPEG, WebP, DOCX, XLSX or CSV, at most 20 MB. Pictures lose the place they were taken at."
        accept=".pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.csv"
      />
      <TextLine name="about" label="What it shows (you may leave this empty)" />
      <Tick name="nobody" label="Nobody can be recognised in this file" />
      <button type="submit" name="intent" value="add" className="govuk-button">
        Add the file
      </button>
    </Form>
  );
}
