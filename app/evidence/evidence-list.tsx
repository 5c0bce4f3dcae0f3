import { Form } from '~/forms/form';
import { paths } from '~/paths';
import { dayInWords } from '~/questionnaire/period';
import type { EvidenceFile } from './evidence';

interface Props {
  id: string;
  groups: { measureId: string; label: string; files: EvidenceFile[] }[];
  editable: boolean;
}

/** The files behind each answer. */
export function EvidenceList({ id, groups, editable }: Props) {
  if (groups.length === 0) return <p className="quiet">No file has been added yet.</p>;
  return (
    <>
      {groups.map(({ measureId, label, files }) => (
        <section key={measureId} className="govuk-!-margin-bottom-7">
          <h2 className="govuk-heading-m">{label}</h2>
          <ul className="contract-figures">
            {files.map((file) => (
              <li key={file.id}>
                <EvidenceLine statementId={id} file={file} />
                {editable && <TakeAway file={file} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** One file: its name to save it by, what it shows, and its fingerprint. */
export function EvidenceLine({ statementId, file }: { statementId: string; file: EvidenceFile }) {
  return (
    <div>
      <a href={paths.statement(statementId).evidenceFile(file.id)} className="govuk-link" download>
        {file.name}
      </a>{' '}
      <span className="quiet">({file.size})</span>
      <p className="small quiet">
        {file.about ? `${file.about} · ` : ''}added by {file.addedBy} on{' '}
        {dayInWords(file.addedAt.slice(0, 10))}
      </p>
      <p className="small quiet hash">SHA-256 {file.sha256}</p>
    </div>
  );
}

function TakeAway({ file }: { file: EvidenceFile }) {
  return (
    <Form given={{ file: file.id, measure: file.measureId }}>
      <button type="submit" name="intent" value="remove" className="as-link">
        Take away<span className="govuk-visually-hidden">: {file.name}</span>
      </button>
    </Form>
  );
}
