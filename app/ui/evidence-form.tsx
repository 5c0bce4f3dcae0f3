import { Form } from '@remix-run/react';
import { FieldError } from './fields/field';
import { Options } from './options';
import { TextLine } from './text-line';

interface Props {
  measures: { title: string; measures: { id: string; label: string }[] }[];
  chosen: string;
  about: string;
  errors: { field: string; message: string }[];
}

/** Adds a file to an answer. */
export function EvidenceForm({ measures, chosen, about, errors }: Props) {
  const wrong = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Form method="post" encType="multipart/form-data" noValidate className="govuk-!-margin-top-8">
      <h2 className="govuk-heading-m">Add a file</h2>
      <Options
        name="measure"
        label="Which answer it is about"
        none="Choose"
        groups={measures.map(({ title, measures: options }) => ({ title, options }))}
        value={chosen}
        errors={errors}
      />
      <div className={`govuk-form-group${wrong('file') ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label" htmlFor="file">
          The file
        </label>
        <div className="govuk-hint" id="file-hint">
          PDF, PNG, JPEG, WebP, DOCX, XLSX or CSV, at most 20 MB. Pictures lose the place they were taken at.
        </div>
        <FieldError name="file" errors={shown(wrong('file'), 'file')} />
        <input
          className="govuk-file-upload"
          id="file"
          name="file"
          type="file"
          accept=".pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.csv"
          aria-describedby={`file-hint${wrong('file') ? ' file-error' : ''}`}
        />
      </div>
      <TextLine name="about" label="What it shows (you may leave this empty)" value={about} errors={[]} />
      <div className={`govuk-form-group${wrong('nobody') ? ' govuk-form-group--error' : ''}`}>
        <FieldError name="nobody" errors={shown(wrong('nobody'), 'nobody')} />
        <div className="honest">
          <label>
            <input type="checkbox" id="nobody" name="nobody" value="yes" />
            Nobody can be recognised in this file
          </label>
        </div>
      </div>
      <button type="submit" name="intent" value="add" className="govuk-button">
        Add the file
      </button>
    </Form>
  );
}

function shown(message: string | undefined, field: string): Record<string, string[]> {
  return message ? { [field]: [message] } : {};
}
