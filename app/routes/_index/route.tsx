import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { firstLevel } from '~/questionnaire/scheme';
import { StaticChart } from '~/ui/static-chart';
import { example } from './example.server';

export const handle = { script: false, described: true };

export const loader = page(async () => ({ ...(await example()), first: firstLevel().name }));

export const meta: MetaFunction = () => [
  { title: 'Proofmark: Social Impact Statements that can be checked' },
  {
    name: 'description',
    content:
      'Accredited social enterprises state their impact every year; public commissioners read figures they can trust.',
  },
];

export default function LandingRoute() {
  const { chart, question, label, typed, before, first } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="hero">
        <div>
          <h1>Say what you changed. Show how you know.</h1>
          <p className="lede">
            Accredited social enterprises state every year the jobs they created, the skills they built, the
            homelessness they prevented or ended, and the profit they put back. Proofmark makes that statement
            quick to write, honest to read and easy to buy on.
          </p>
          <div className="button-row">
            <Link to={paths.directory} className="govuk-button">
              Read the statements
            </Link>
            <Link to={paths.signIn} className="govuk-button govuk-button--quiet">
              Sign in to yours
            </Link>
          </div>
        </div>
        <figure className="sheet">
          <figcaption className="caption">An example, as a statement shows it</figcaption>
          <p className="trend__finding">{chart.finding}</p>
          <StaticChart chart={chart} />
          <p className="small quiet">A second workshop opened in June.</p>
        </figure>
      </div>
      <div className="three">
        <section>
          <h2>For social enterprises</h2>
          <p>
            Last year’s answer stands beside each question. “We don’t measure this” is an honest answer.
            Nothing you type is lost.
          </p>
          <figure className="sheet sheet--question">
            <figcaption className="govuk-visually-hidden">An example of a question</figcaption>
            <p>
              <b>{question}</b>
            </p>
            <p className="field-input">{typed}</p>
            <div className="last-year">
              <p>{before.year}</p>
              <b>{before.display}</b>
            </div>
          </figure>
          <p>
            <Link to={paths.apply} className="govuk-link">
              Could you hold the {first}?
            </Link>
            {' · '}
            <Link to={paths.questions} className="govuk-link">
              See every question first
            </Link>
          </p>
        </section>
        <section>
          <h2>For assessors</h2>
          <p>
            This year beside last year, comments on the answer they are about, and a history that shows who
            said what and when.
          </p>
          <figure className="sheet">
            <figcaption className="govuk-visually-hidden">An example of a comment and its answer</figcaption>
            <p className="ask">
              {label}: 29% more than last year. <span className="quiet">What happened?</span>
            </p>
            <p className="comment">
              <b>Assessor:</b> Which of them are in the new workshop?
            </p>
          </figure>
        </section>
        <section>
          <h2>For commissioners</h2>
          <p>
            Accessible documents under the three heads of the Public Services (Social Value) Act 2012. Every
            figure says how it was counted.
          </p>
          <figure className="sheet">
            <figcaption className="govuk-visually-hidden">An example of what a code leads to</figcaption>
            <p className="standing standing--current">
              <span className="standing__said">This document is current.</span>
              <br />
              <span className="quiet">Declared by a director, approved by an assessor.</span>
            </p>
          </figure>
          <p>
            <Link to={paths.directory} className="govuk-link">
              Open the directory
            </Link>
            {' · '}
            <Link to={paths.verify} className="govuk-link">
              Check a document
            </Link>
          </p>
        </section>
      </div>
    </>
  );
}
