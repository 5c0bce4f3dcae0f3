import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { accreditor } from '~/account/accreditor.server';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async () => {
  const { name, legal } = await accreditor();
  return { name, legal };
});

export const meta: MetaFunction = () => [{ title: 'About, accessibility and privacy – Proofmark' }];

export default function AboutRoute() {
  const { name, legal } = useLoaderData<typeof loader>();
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">About, accessibility and privacy</h1>
      <p>
        Proofmark is open-source software for annual Social Impact Statements. Whoever runs it is the
        accreditor: its criteria follow the Social Enterprise Mark model, whose own company closed in April
        2024. Nothing entered here is sent to any other body.
      </p>
      <h2 className="govuk-heading-m">Accessibility</h2>
      <p>
        Every page works without JavaScript, by keyboard alone and at 320 pixels, and is made to meet WCAG 2.2
        level AA. Published PDFs are tagged for PDF/UA-1; the web page of a statement has the same figures in
        HTML.
      </p>
      <h2 className="govuk-heading-m">Privacy and cookies</h2>
      <p>
        One cookie keeps you signed in. It is needed for that and used for nothing else. What you type and
        could not be saved is kept in your own browser until it is. There is no tracking.
      </p>
      <p>
        For a year it can be looked up who signed in or failed to, from which network, was refused a page, or
        downloaded what is not published. You can download what is known of you, and close your account, on
        your account’s page. Your name stays beside what you did.
      </p>
      <p>
        The answers to the six questions are kept nowhere, unless you apply with them. Who applied for an
        organisation is deleted 180 days after the decision, and after a week where the address was never
        confirmed. A number that is looked up goes to the public register that is asked, and nothing else
        does.
      </p>
      {legal && (
        <section aria-labelledby="legal">
          <h2 className="govuk-heading-m" id="legal">
            {name}
          </h2>
          <p className="as-written">{legal}</p>
        </section>
      )}
    </div>
  );
}
