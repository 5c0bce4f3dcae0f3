import { Link } from '@remix-run/react';
import { EvidenceLine } from '~/evidence/evidence-list';
import type { Trail, TrailVersion } from '~/evidence/trail';
import { paths } from '~/paths';
import { StatusTag } from '~/ui/status-tag';

/** What each version of the statement said, who answered for it, and the files behind it. */
export function TrailVersions({ trail }: { trail: Trail }) {
  return (
    <>
      {trail.versions.map((version) => (
        <section key={version.number} className="statement-section" id={`version-${version.number}`}>
          <h2 className="govuk-heading-m">
            Version {version.number} <StatusTag status={version.status}>{version.statusWords}</StatusTag>
          </h2>
          <p className="review-figure">{version.says ?? 'No answer'}</p>
          {version.notes.map((note) => (
            <p key={note} className="quiet">
              {note}
            </p>
          ))}
          <Answerable version={version} />
          {version.files.length > 0 && (
            <>
              <h3 className="govuk-heading-s">Evidence</h3>
              <ul className="contract-figures">
                {version.files.map((file) => (
                  <li key={file.id}>
                    <EvidenceLine statementId={trail.statementId} file={file} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      ))}
      <p>
        <Link to={paths.statement(trail.statementId).history} className="govuk-link">
          The whole history of this statement
        </Link>
      </p>
    </>
  );
}

function Answerable({ version }: { version: TrailVersion }) {
  const facts: [string, string | null][] = [
    ['Entered by', version.enteredBy],
    ['Declared true by', version.declared],
    ['Approved by', version.approved],
    ['Brought in', version.broughtIn],
    ['Published', version.published],
    ['Code', version.code],
    ['SHA-256 of the version', version.sha256],
  ];
  return (
    <dl className="facts">
      {facts.map(([label, says]) =>
        says ? (
          <div key={label} className="groups__row">
            <dt>{label}</dt>
            <dd className="hash">
              {label === 'Code' ? (
                <Link to={paths.verified(says)} className="govuk-link">
                  {says}
                </Link>
              ) : (
                says
              )}
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
