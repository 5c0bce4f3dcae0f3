import { Form } from '@remix-run/react';
import { TextLine } from './text-line';

interface Props {
  measures: { title: string; measures: { id: string; label: string }[] }[];
  chosen: string;
  about: string;
  wrong: string | null;
}

/** Adds a file to an answer. */
export function EvidenceForm({ measures, chosen, about, wrong }: Props) {
  return (
    <Form method="post" encType="multipart/form-data" noValidate className="govuk-!-margin-top-8">
      <h2 className="govuk-heading-m">Add a file</h2>
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor="measure">
          Which answer it is about
        </label>
        <select id="measure" name="measure" className="field-input" defaultValue={chosen}>
          <option value="">Choose</option>
          {measures.map(({ title, measures: within }) => (
            <optgroup key={title} label={title}>
              {within.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div className={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label" htmlFor="file">
          The file
        </label>
        <div className="govuk-hint" id="file-hint">
          PDF, PNG, JPEG, WebP, DOCX, XLSX or CSV, at most 20 MB. Pictures lose the place they were taken at.
        </div>
        {wrong && (
          <p className="govuk-error-message" id="file-error">
            <span className="govuk-visually-hidden">Error:</span> {wrong}
          </p>
        )}
        <input
          className="govuk-file-upload"
          id="file"
          name="file"
          type="file"
          accept=".pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.csv"
          aria-describedby={`file-hint${wrong ? ' file-error' : ''}`}
        />
      </div>
      <TextLine name="about" label="What it shows (you may leave this empty)" value={about} errors={[]} />
      <div className="honest govuk-form-group">
        <label>
          <input type="checkbox" name="nobody" value="yes" />
          Nobody can be recognised in this file
        </label>
      </div>
      <button type="submit" name="intent" value="add" className="govuk-button">
        Add the file
      </button>
    </Form>
  );
}
