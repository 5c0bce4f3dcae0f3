import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mustBeAnswered } from '~/questionnaire/readiness';
import { askedOfInWords, firstLevel } from '~/questionnaire/scheme';
import { sections } from '~/questionnaire/sections';

/** Every question, and of whom it is asked. */
export const loader = () => ({
  sections: sections().map((section) => ({
    ...section,
    askedOf: section.onlyWhereAsked ? askedOfInWords(section.id) : '',
    measures: section.measures
      .filter((measure) => !measure.derived)
      .map((measure) => ({
        id: measure.id,
        question: measure.question,
        definition: measure.definition,
        must: mustBeAnswered(measure, firstLevel().id),
      })),
  })),
});

export const handle = { script: false };
export const meta: MetaFunction = () => [{ title: 'Every question – Proofmark' }];

/** The whole question list, to read and print before starting. */
export default function QuestionsRoute() {
  const { sections } = useLoaderData<typeof loader>();
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">Every question</h1>
      <p className="lede">
        What a statement asks. Have your accounts, payroll and project records at hand; most enterprises need
        an afternoon. “We don’t measure this” and “does not apply” are answers.
      </p>
      {sections.map((section) => (
        <section key={section.id} className="statement-section">
          <h2 className="govuk-heading-m">{section.title}</h2>
          {section.askedOf && <p>Asked of holders of the {section.askedOf}.</p>}
          <ul className="govuk-list govuk-list--spaced">
            {section.measures.map((measure) => (
              <li key={measure.id}>
                <b>{measure.question}</b>
                {measure.must && ' (must be answered)'}
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
