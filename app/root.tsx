import serif from '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2';
import sans from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2';
import { paths } from './paths';
import './styles/app.scss';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { runBy } from '~/account/accreditor.server';
import { actorOf } from '~/account/actor.server';
import { ChangedSincePage, isChanged } from '~/statement/changed-since';
import { linksFor } from './access/links';
import { revalidates } from './forms/unreached';
import { hasChoices } from './platform/choices';
import { page } from './platform/http.server';
import { newOnce } from './platform/posting.server';
import { needsOf } from './ui/page-handle';
import { type RunBy, useServed, type Who } from './ui/served';
import { SiteHeader } from './ui/site-header';
import { useFocusOnArrival } from './ui/use-focus-on-arrival';
import { WhatThereIs } from './ui/what-there-is';

export const meta = () => [{ title: 'Proofmark' }];

const ABOUT = 'Annual Social Impact Statements that are quick to write, honest to read and easy to buy on.';

export const shouldRevalidate = revalidates;

export const loader = page(async ({ request, context }) => {
  const actor = await actorOf(request, context);
  const once = actor ? newOnce() : '';
  return { name: actor?.name ?? null, links: linksFor(actor), runBy: await runBy(), once };
});

function Page({
  links,
  name,
  runBy: by,
  failed = false,
  children,
}: Who & {
  /** A page that failed is told and no more. */
  failed?: boolean;
  children: React.ReactNode;
}) {
  const { nonce, watchCharts } = useServed();
  const needs = needsOf(useMatches().map(({ handle }) => handle));
  const [scripted, live] = failed ? [false, false] : [needs.scripted, needs.live];
  const { bare, described } = needs;
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0e4b3a" />
        {import.meta.env.DEV && <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />}
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        {[sans, serif].map((font) => (
          <link key={font} rel="preload" as="font" type="font/woff2" href={font} crossOrigin="anonymous" />
        ))}
        {!described && <meta name="description" content={ABOUT} />}
        <Meta />
        <Links />
        {by?.theme && <link rel="stylesheet" href={`${paths.themeCss}?${by.theme}`} />}
      </head>
      <body>
        <a href="#main" className="govuk-skip-link">
          Skip to main content
        </a>
        <SiteHeader links={links} name={name} runBy={by} bare={bare} />
        <main className="wrap" id="main" tabIndex={-1}>
          {children}
        </main>
        <footer className="site-footer">
          <div className="wrap">
            <ul>
              <li>
                <a href={paths.directory}>Directory of statements</a>
              </li>
              <li>
                <a href={paths.verify}>Check a document</a>
              </li>
              <li>
                <a href={paths.about}>About, accessibility and privacy</a>
              </li>
            </ul>
            {by && <RunByWords {...by} />}
            Proofmark is open-source software. Whoever runs it is the accreditor; nothing is sent to any other
            body.
          </div>
        </footer>
        {live && <script type="module" src={watchCharts} />}
        {scripted && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

/** Who is asked, and where somebody complains. */
function RunByWords({ name, contact, complaints }: RunBy) {
  return (
    <p>
      Run by {name}.{' '}
      {contact && (
        <>
          Questions: <a href={`mailto:${contact}`}>{contact}</a>.{' '}
        </>
      )}
      {complaints && (
        <>
          Complaints:{' '}
          <a href={complaints.includes('://') ? complaints : `mailto:${complaints}`}>{complaints}</a>.
        </>
      )}
    </p>
  );
}

export default function App() {
  const { links, name, runBy: by } = useLoaderData<typeof loader>();
  useFocusOnArrival();
  return (
    <Page links={links} name={name} runBy={by}>
      <Outlet />
    </Page>
  );
}

const WORDS: Record<number, [string, string]> = {
  400: ['This address cannot be read', 'Check the address, or go back to where you came from.'],
  403: ['You cannot open this page', 'Your account does not have permission for it.'],
  404: ['Page not found', 'Check the address, or go back to where you came from.'],
  405: ['This cannot be done here', 'Go back and use the page’s own buttons.'],
  409: ['This has changed meanwhile', 'Go back, reload the page and look again.'],
  410: ['This is no longer here', 'It was taken back, or its time is over.'],
  413: ['This is larger than can be taken', 'Go back and choose a smaller file.'],
  422: ['This was not saved', 'Go back and try again.'],
  429: ['Too many attempts', 'Wait a little and try again.'],
  503: ['Not just now', 'Nothing was saved. Go back and try again in a minute.'],
};

/** A refusal is written as a message beside a field is, without a full stop; a page of its own says it as a sentence. */
const asSentence = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`);

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const [title, otherwise] = WORDS[status] ?? [
    'Something went wrong',
    'Nothing that was saved is lost. Try again.',
  ];
  const here = useLocation();
  const { who: served = { name: null, links: linksFor(null), runBy: null } } = useServed();
  const who = { ...(useRouteLoaderData<typeof loader>('root') ?? served), failed: true };
  if (isRouteErrorResponse(error) && isChanged(error.data))
    return (
      <Page {...who}>
        <title>{`${title} – Proofmark`}</title>
        <ChangedSincePage {...error.data} here={here.pathname} />
      </Page>
    );
  if (isRouteErrorResponse(error) && hasChoices(error.data))
    return (
      <Page {...who}>
        <title>{`${error.data.title} – Proofmark`}</title>
        <WhatThereIs {...error.data} />
      </Page>
    );
  const said =
    isRouteErrorResponse(error) && typeof error.data === 'string' && status !== 404 ? error.data : '';
  return (
    <Page {...who}>
      <title>{`${title} – Proofmark`}</title>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="lede">{said && !said.startsWith('Error') ? asSentence(said) : otherwise}</p>
      <p>
        <a href="/" className="govuk-link">
          Go to the start page
        </a>
      </p>
    </Page>
  );
}
