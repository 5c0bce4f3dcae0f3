import type { Verified } from '~/commissioning/verified';
import { paths } from '~/paths';
import { sentenceCase } from '~/questionnaire/format';
import { dayInWords } from '~/questionnaire/period';
import { EARLIER_RULE_WORDS, WITHDRAWN_WORDS } from '~/statement/lifecycle';
import { StatusTag } from '~/ui/status-tag';

const TAGS = { current: 'published', superseded: 'superseded', withdrawn: 'unpublished' } as const;
const WORDS = { current: 'Current', superseded: 'Superseded', withdrawn: 'Withdrawn' } as const;

/** Whether the statement still stands, in one sentence. */
export function VerifiedStanding({ found }: { found: Verified }) {
  const { standing, since, current, organisation, periodEnd } = found;
  const address = paths.published(organisation.slug, periodEnd).itself;
  return (
    <div className={`standing standing--${standing}`}>
      <p className="standing__said">
        <StatusTag status={TAGS[standing]}>{WORDS[standing]}</StatusTag> since {dayInWords(since)}
      </p>
      {found.remaking && <p>{EARLIER_RULE_WORDS}</p>}
      {standing === 'current' && !found.remaking && (
        <p>
          {found.broughtIn
            ? 'These are the figures that are published for its period.'
            : 'This is the statement in force for its period.'}{' '}
          <a href={address} className="govuk-link">
            Read the statement
          </a>
        </p>
      )}
      {standing === 'superseded' && (
        <p>
          A corrected version has taken its place.{' '}
          {current ? (
            <a href={paths.verified(current.code)} className="govuk-link">
              Go to version {current.version}, current since {dayInWords(current.since)}
            </a>
          ) : (
            'That one is no longer published either.'
          )}
        </p>
      )}
      {standing === 'withdrawn' && <p>{WITHDRAWN_WORDS}</p>}
    </div>
  );
}

/** Whose it is, and who stands behind it. */
export function VerifiedFacts({ found }: { found: Verified }) {
  const { declared, broughtIn, approved } = found;
  const facts: [string, string][] = [
    ['Statement', `Social Impact Statement, ${found.period}`],
    ['Version', `${found.version}, published ${dayInWords(found.published)}`],
  ];
  if (broughtIn) facts.push(['Its figures', `${sentenceCase(broughtIn)}.`]);
  else {
    facts.splice(1, 0, ['Level of this statement', `${found.level} (${found.scheme})`]);
    if (declared)
      facts.push(['Declared true by', `${declared.name}, ${declared.role}, on ${dayInWords(declared.on)}`]);
    facts.push([
      'Approved by',
      `An assessor of the accreditor, not of the organisation, on ${dayInWords(approved)}`,
    ]);
    facts.push([
      'Looked at',
      found.decided ? `${found.decided.join('. ')}.` : 'No verdict on a single criterion is recorded.',
    ]);
  }
  facts.push(
    broughtIn
      ? ['The organisation’s licence today', `${found.licence}. No assessor has seen this year for it.`]
      : ['Licence today', `${found.licence}.`],
  );
  return (
    <dl className="govuk-summary-list">
      {facts.map(([label, value]) => (
        <div className="govuk-summary-list__row" key={label}>
          <dt className="govuk-summary-list__key">{label}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The files that everybody takes, and a few that were asked for; the rest is folded away. */
const SHOWN = 16;

function Hashes({ of: files }: { of: Verified['files'] }) {
  return (
    <>
      {files.map(({ words, sha256 }) => (
        <div key={`${words}${sha256}`}>
          <dt>{words}</dt>
          <dd>
            <code>{sha256}</code>
          </dd>
        </div>
      ))}
    </>
  );
}

/** The fingerprints: of the content, and of every file that was made from it. */
export function VerifiedFiles({ found }: { found: Verified }) {
  return (
    <>
      <h2 className="govuk-heading-m">What was published, and its SHA-256</h2>
      <dl className="hashes">
        <Hashes of={found.files.slice(0, SHOWN)} />
        {found.sha256 && (
          <div>
            <dt>
              The statement’s content (statement.json beside the statement), as printed in the statement’s and
              commissioners’ PDFs
            </dt>
            <dd>
              <code>{found.sha256}</code>
            </dd>
          </div>
        )}
      </dl>
      {found.files.length > SHOWN && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">
              {found.files.length - SHOWN} more: parts of the statement, and documents for a tender’s day
            </span>
          </summary>
          <dl className="hashes govuk-details__text">
            <Hashes of={found.files.slice(SHOWN)} />
          </dl>
        </details>
      )}
      {found.files.length === 0 && (
        <p className="quiet">
          {found.standing === 'current'
            ? 'Nobody has taken a file of this version yet.'
            : 'Nobody took a file of this version while it was published.'}
        </p>
      )}
      {found.replaced.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Files that were made anew</h2>
          <p>
            Whoever has one of these has a file that was published here, and should take the new one instead.
          </p>
          <dl className="hashes">
            {found.replaced.map(({ words, sha256, reason, on }) => (
              <div key={sha256}>
                <dt>
                  {words}, replaced on {dayInWords(on)}. {reason}
                </dt>
                <dd>
                  <code>{sha256}</code>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}
