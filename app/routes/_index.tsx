import type { MetaFunction } from '@remix-run/node';
import { Link } from '@remix-run/react';
import { paths } from '~/paths';

export const handle = { script: false };

export const meta: MetaFunction = () => [
  { title: 'Proofmark: Social Impact Statements that can be checked' },
  {
    name: 'description',
    content:
      'Accredited social enterprises state their impact every year; public commissioners read figures they can trust.',
  },
];

export default function LandingRoute() {
  return (
    <>
      <div className="hero">
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
      <div className="three">
        <section>
          <h2>For social enterprises</h2>
          <p>
            Last year’s answer stands beside each question. “We don’t measure this” is an honest answer.
            Nothing you type is lost.
          </p>
          <p>
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
        </section>
        <section>
          <h2>For commissioners</h2>
          <p>
            Accessible documents under the three heads of the Public Services (Social Value) Act 2012. Every
            figure says how it was counted.
          </p>
          <p>
            <Link to={paths.directory} className="govuk-link">
              Open the directory
            </Link>
          </p>
        </section>
      </div>
    </>
  );
}
