import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor, requireFreshActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, given, line, ticked } from '~/forms/fields';
import { Form } from '~/forms/form';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { Tick } from '~/forms/tick';
import { chosenSurvivor, mergeOrganisation, mergePage } from '~/organisation/merge.server';
import { openOrganisation } from '~/organisation/open.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.merge');
  return mergePage(organisation, new URL(request.url).searchParams.get('into'));
});

const asked = byButton([
  z.object({
    intent: z.literal('look'),
    survivor: line({ most: 300, what: 'the address', missing: 'Say which organisation it is' }),
  }),
  z.object({
    intent: z.literal('merge'),
    survivor: given,
    sure: ticked('Say that you have read what happens'),
  }),
]);

export const action = act(async ({ request, params, context }) => {
  const actor = await requireFreshActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.merge');
  const said = await read(request, asked);
  const here = paths.organisation(organisation.slug).merge;
  if (said.intent === 'look') {
    const into = await chosenSurvivor(organisation, said.survivor);
    throw redirect(`${here}?${new URLSearchParams({ into })}`, 303);
  }
  await mergeOrganisation(actor, organisation, said.survivor);
  throw redirect(here, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Merge a duplicate – ${view?.name ?? ''} – Proofmark` },
];

export default function MergeRoute() {
  const { name, slug, underWay, years, alike, survivor, closed } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.organisation(slug).people} className="govuk-back-link">
        People
      </a>
      <p className="caption">{name}</p>
      <h1 className="govuk-heading-l">Merge a duplicate</h1>
      {closed && (
        <div className="standing standing--withdrawn">
          <p className="standing__said">It is closed.</p>
          <p>
            It turned out to be{' '}
            <a href={paths.organisation(closed.slug).people} className="govuk-link">
              {closed.name}
            </a>
            . Its statements and its trail are as they were.
          </p>
        </div>
      )}
      {!closed && underWay.length > 0 && (
        <div className="ask">
          <p>Something is still under way in it. It can be merged once that has come to its end:</p>
          <ul className="govuk-list govuk-list--bullet">
            {underWay.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      )}
      {!closed && !survivor && (
        <>
          <p className="lede">
            If this organisation is here twice, it can be closed and point to the other. You see what happens
            before it does.
          </p>
          {alike.length > 0 && (
            <ul className="list-rows">
              {alike.map((each) => (
                <li key={each.slug}>
                  <div>
                    <h2>{each.name}</h2>
                    <p className="quiet">{each.because}</p>
                  </div>
                  <p>
                    <a href={`?${new URLSearchParams({ into: each.slug })}`} className="govuk-link">
                      It is this one<span className="govuk-visually-hidden">: {each.name}</span>
                    </a>
                  </p>
                </li>
              ))}
            </ul>
          )}
          <Form id="look" className="govuk-!-margin-top-6" result={result}>
            <TextLine
              name="survivor"
              label="The organisation that it is"
              hint="The address of its page here, or the last part of it, like “kettle-and-crumb”."
            />
            <button type="submit" name="intent" value="look" className="govuk-button">
              Show what happens
            </button>
          </Form>
        </>
      )}
      {!closed && survivor && (
        <>
          <p className="lede">
            This would close {name}, and point it to {survivor.name}:
          </p>
          <ul className="govuk-list govuk-list--bullet">
            <li>
              {years.length > 0
                ? `Its statements (${new Intl.ListFormat('en-GB').format(years)}) and their documents stay as they are, at the addresses that are printed on them. None is moved.`
                : 'It has no statements.'}
            </li>
            <li>
              Nobody can start or correct a statement in it, change what is said of it, or be invited into it.
              Invitations that nobody has accepted end.
            </li>
            <li>
              Its people can still read it. They are not people of {survivor.name} by this: invite them there.
            </li>
            <li>Its page in the directory leads to {survivor.name}, and it is listed there no more.</li>
            <li>The trails of both, and the accreditor’s, say that you did it. No button undoes it.</li>
          </ul>
          {underWay.length === 0 && (
            <Form id="merge" result={result} given={{ survivor: survivor.slug }}>
              <Tick
                name="sure"
                label={`I have read this: ${name} and ${survivor.name} are one organisation`}
              />
              <div className="button-row">
                <button
                  type="submit"
                  name="intent"
                  value="merge"
                  className="govuk-button govuk-button--warning"
                >
                  Close {name}
                </button>
                <a href={paths.organisation(slug).merge} className="govuk-link">
                  Choose another
                </a>
              </div>
            </Form>
          )}
        </>
      )}
    </div>
  );
}
