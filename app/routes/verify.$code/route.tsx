import { data, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { actorOf } from '~/account/actor.server';
import { unknownCodeWords } from '~/commissioning/code';
import { trailsBehind } from '~/commissioning/trails.server';
import { verify } from '~/commissioning/verification.server';
import { page } from '~/platform/http.server';
import { askToWait } from '~/platform/wait.server';
import { CodeForm } from '~/ui/code-form';
import { FileCheck } from './file-check';
import { VerifiedFacts, VerifiedFiles, VerifiedStanding } from './verified';
import { VerifiedTrails } from './verified-trails';

export const loader = page(async ({ request, params, context }) => {
  const typed = [...(params.code ?? '')].slice(0, 100).join('');
  const found = await verify(typed, String(context.address ?? ''));
  if (found.state === 'unknown')
    return data({ typed, found, trails: [], unknown: unknownCodeWords(typed) }, 404);
  if (found.state === 'limited') {
    askToWait(context, found.seconds);
    return data({ typed, found, trails: [], unknown: '' }, 429);
  }
  const trails = await trailsBehind(await actorOf(request, context), found.code);
  return data({ typed, found, trails, unknown: '' });
});

const TITLES = { unknown: 'This code is not known', limited: 'Too many codes that are not known' } as const;

export const meta: MetaFunction<typeof loader> = ({ data: said }) => {
  const found = said?.found;
  const title = !found
    ? 'Check a document'
    : found.state === 'known'
      ? `${found.code}: ${found.organisation.name}`
      : TITLES[found.state];
  return [{ title: `${title} – Proofmark` }, { name: 'robots', content: 'noindex' }];
};

/** Every file that somebody may hold of a version: those that are kept, and its content as its hash was worked out. */
const comparable = ({ files, sha256 }: { files: { words: string; sha256: string }[]; sha256: string }) =>
  sha256 ? [...files, { words: 'The statement’s content (statement.json)', sha256 }] : files;

export default function VerifiedRoute() {
  const { typed, found, trails, unknown } = useLoaderData<typeof loader>();
  if (found.state === 'unknown') return <Unknown typed={typed} words={unknown} />;
  if (found.state === 'limited') return <Limited minutes={Math.ceil(found.seconds / 60)} />;
  return (
    <div className="narrow">
      <p className="caption">Verification code {found.code}</p>
      <h1 className="govuk-heading-l">{found.organisation.name}</h1>
      <VerifiedStanding found={found} />
      <VerifiedFacts found={found} />
      <div className="no-print">
        <h2 className="govuk-heading-m">Is my file the one that was published?</h2>
        <FileCheck files={comparable(found)} />
      </div>
      <VerifiedFiles found={found} />
      <VerifiedTrails trails={trails} />
    </div>
  );
}

function Unknown({ typed, words }: { typed: string; words: string }) {
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">{TITLES.unknown}</h1>
      <p className="lede">{words}</p>
      <CodeForm typed={typed} />
    </div>
  );
}

function Limited({ minutes }: { minutes: number }) {
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">{TITLES.limited}</h1>
      <p className="lede">
        Many codes that are not known were asked about from your address. Wait{' '}
        {minutes === 1 ? 'a minute' : `${minutes} minutes`} and try again.
      </p>
    </div>
  );
}
