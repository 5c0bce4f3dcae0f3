import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { accreditor, changeAccreditor } from '~/account/accreditor.server';
import { requireFreshActor, requirePermission } from '~/account/actor.server';
import { addressLine } from '~/account/address-line';
import { ErrorSummary } from '~/forms/error-summary';
import { line, oneOf, words } from '~/forms/fields';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { RadioGroup } from '~/forms/radio-group';
import { act, read } from '~/forms/read.server';
import { TextLine, TextLines } from '~/forms/text-line';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'accreditor.change');
  return accreditor();
});

const asked = z.object({
  name: line({ most: 120, what: 'the name', missing: 'Enter the name of the accreditor' }),
  contact: addressLine,
  complaints: line({ most: 254, what: 'where to complain' }).refine(
    (said) => said === '' || /^(https?:\/\/\S+\.\S+|[^\s@]+@[^\s@]+\.[^\s@]+)$/.test(said),
    'Enter an e-mail address, or the address of a page that begins with https://',
  ),
  colour: line({ most: 7, what: 'the colour' }).transform((said) => said.toLowerCase()),
  legal: words({ most: 10_000, what: 'the legal text' }),
  registration: oneOf(['yes', 'no'], 'Choose whether commissioners register by themselves'),
});

export const action = act(async ({ request, context }) => {
  const actor = await requirePermission(request, context, 'accreditor.change');
  await requireFreshActor(request, context);
  const { registration, ...said } = await read(request, asked);
  await changeAccreditor(actor, { ...said, registration: registration === 'yes' });
  throw redirect(`${paths.accreditor}?done=settings#done`, 303);
});

export const meta: MetaFunction = () => [{ title: 'What is said about the accreditor – Proofmark' }];

export default function AccreditorSettingsRoute() {
  const { name, contact, complaints, colour, legal, registration } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.accreditor} className="govuk-back-link">
        The accreditor
      </a>
      <h1 className="govuk-heading-l">What is said about the accreditor</h1>
      <Form result={result}>
        <TextLine name="name" label="Name" value={name} />
        <TextLine
          name="contact"
          label="E-mail address for questions"
          hint="It stands at the foot of every mail, and mail is answered to it."
          type="email"
          value={contact}
        />
        <TextLine
          name="complaints"
          label="Where somebody complains (optional)"
          hint="An e-mail address, or a page. It stands at the foot of every page and mail, and in PDFs."
          value={complaints}
        />
        <TextLine
          name="colour"
          label="Colour (optional)"
          hint="Of buttons, links and the head, like #0e4b3a. It has to be dark enough to be read."
          value={colour}
        />
        <TextLines
          name="legal"
          label="What you have to say by law (optional)"
          hint="Who you are, terms, how you keep data: it stands on the page “About, accessibility and privacy”, and in the PDFs of statements."
          value={legal}
          rows={8}
        />
        <RadioGroup
          name="registration"
          legend="Commissioners"
          hint="Whoever registers confirms an address by mail, and reads what is published: no more than without an account."
          options={{ yes: 'May register by themselves', no: 'Come by invitation only' }}
          value={registration ? 'yes' : 'no'}
        />
        <button type="submit" className="govuk-button">
          Save
        </button>
      </Form>
    </div>
  );
}
