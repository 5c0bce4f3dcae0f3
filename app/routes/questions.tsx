import type { MetaFunction } from '@remix-run/node';
import { mustBeAnswered } from '~/questionnaire/readiness';
import { askedOfInWords, firstLevel } from '~/questionnaire/scheme';
import { sections } from '~/questionnaire/sections';

export const handle = { script: false };
export const meta: MetaFunction = () => [{ title: 'Every question – Proofmark' }];

/** The whole question list, to read and print before starting. */
export default function QuestionsRoute() {
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">Every question</h1>
      <p className="lede">
        What a statement asks. Have your accounts, payroll and project records at hand; most enterprises need
        an afternoon. “We don’t measure this” and “does not apply” are answers.
      </p>
      {sections().map((section) => (
        <section key={section.id} className="statement-section">
          <h2 className="govuk-heading-m">{section.title}</h2>
          {section.onlyWhereAsked && <p>Asked of holders of the {askedOfInWords(section.id)}.</p>}
          <ul className="govuk-list govuk-list--spaced">
            {section.measures
              .filter((measure) => !measure.derived)
              .map((measure) => (
                <li key={measure.id}>
                  <b>{measure.question}</b>
                  {mustBeAnswered(measure, firstLevel().id) && ' (must be answered)'}
                  <br />
                  <span className="quiet">{measure.definition}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
