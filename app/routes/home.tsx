import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '~/account/actor.server';
import { homePage } from '~/organisation/home.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { Pages } from '~/ui/pages';
import { StatusTag } from '~/ui/status-tag';

/** Plain links: there is nothing for a script to do. */
export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  const actor = await requireActor(request, context);
  const asked = new URL(request.url).searchParams;
  const after = { mine: asked.get('after'), others: asked.get('others-after') };
  const later = { mine: after.mine !== null, others: after.others !== null };
  return { ...(await homePage(actor, after)), later };
});

export const meta: MetaFunction = () => [{ title: 'Your work – Proofmark' }];

type View = ReturnType<typeof useLoaderData<typeof loader>>;
type Turn = View['mine']['turns'][number];

/** Whose turn it is: what waits for the person, then what waits for others, then where they belong. */
export default function HomeRoute() {
  const { mine, others, sections, duties, organisations, otherwise, later, commissions } =
    useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">
        {mine.turns.length + sections.length + duties.length > 0 || later.mine
          ? 'Your turn'
          : 'Nothing waits for you'}
      </h1>
      {mine.turns.length + sections.length + duties.length === 0 && !later.mine && (
        <p className="lede">{otherwise}</p>
      )}
      {duties.length > 0 && (
        <ul className="list-rows">
          {duties.map(({ words, to }) => (
            <li key={to}>
              <a href={to} className="govuk-link">
                {words}
              </a>
            </li>
          ))}
        </ul>
      )}
      <Sections sections={sections} />
      <ul className="list-rows">
        {mine.turns.map((turn, at) => (
          <TurnRow key={turn.id} turn={turn} first={at === 0 && !later.mine} level="h2" />
        ))}
      </ul>
      <Pages
        of="what waits for you"
        first={later.mine ? paths.home : null}
        next={mine.next && `${paths.home}?after=${mine.next}`}
      />
      {(others.turns.length > 0 || later.others) && (
        <section aria-labelledby="others">
          <h2 className="govuk-heading-m govuk-!-margin-top-8" id="others">
            The turn of others
          </h2>
          <ul className="list-rows">
            {others.turns.map((turn) => (
              <TurnRow key={turn.id} turn={turn} level="h3" />
            ))}
          </ul>
          <Pages
            of="what waits for others"
            first={later.others ? paths.home : null}
            next={others.next && `${paths.home}?others-after=${others.next}`}
          />
        </section>
      )}
      {commissions && <Commissioning />}
      {(!commissions || organisations.length > 0) && <Organisations organisations={organisations} />}
    </>
  );
}

/** Sections that somebody asked the person for. */
function Sections({ sections }: Pick<View, 'sections'>) {
  if (sections.length === 0) return null;
  return (
    <section aria-labelledby="asked">
      <h2 className="govuk-heading-m" id="asked">
        You were asked to answer
      </h2>
      <ul className="list-rows">
        {sections.map(({ to, title, organisation, year, by, note, answered, asked }) => (
          <li key={to} className="turn">
            <div>
              <h3>
                <a href={to} className="govuk-link">
                  {title}, {organisation}, {year}
                </a>
              </h3>
              <p className="quiet">
                Asked by {by}
                {note && <>: “{note}”</>}
              </p>
            </div>
            <p className="nowrap">
              {answered} of {asked} answered
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A statement and whose turn it is; the first of what waits has the page's one button. */
function TurnRow({
  turn,
  first = false,
  level: Heading,
}: {
  turn: Turn;
  first?: boolean;
  level: 'h2' | 'h3';
}) {
  const { action } = turn;
  return (
    <li className="turn">
      <div>
        <Heading>
          {turn.organisation}, {turn.year}
        </Heading>
        <p className="quiet">
          {turn.whom && <>Waits for {turn.whom}, since </>}
          {!turn.whom && 'Waits since '}
          {turn.since}
          {turn.until && (
            <>
              {'\u00a0· '}
              {turn.overdue && <b>overdue: </b>}
              {turn.until}
            </>
          )}
        </p>
        {action && (
          <p className="turn__action">
            <a href={action.to} className={first ? 'govuk-button' : 'govuk-link'}>
              {action.words}
            </a>
          </p>
        )}
        {!action && turn.to && (
          <p className="turn__action">
            <a href={turn.to} className="govuk-link">
              Read it<span className="govuk-visually-hidden">: {`${turn.organisation}, ${turn.year}`}</span>
            </a>
          </p>
        )}
      </div>
      {turn.standing && <StatusTag status={turn.standing.status}>{turn.standing.words}</StatusTag>}
    </li>
  );
}

/** What a commissioner can do, and what not yet. */
function Commissioning() {
  return (
    <section aria-labelledby="commissioning">
      <h2 className="govuk-heading-m govuk-!-margin-top-8" id="commissioning">
        For commissioners
      </h2>
      <ul className="list-rows">
        <li>
          <div>
            <h3>
              <a href={paths.directory} className="govuk-link">
                The directory
              </a>
            </h3>
            <p className="quiet">
              Search every published statement by theme, area and field, read it, and take its figures and
              documents along.
            </p>
          </div>
        </li>
        <li>
          <div>
            <h3>
              <a href={paths.verify} className="govuk-link">
                Check a document
              </a>
            </h3>
            <p className="quiet">
              Whether a statement that a bidder sent is the one that was published: by the code that is
              printed on it.
            </p>
          </div>
        </li>
      </ul>
      <p>
        Both are open to everybody. Your account adds nothing to them yet: organisations cannot be followed,
        and nobody is told of new statements.
      </p>
    </section>
  );
}

function Organisations({ organisations }: Pick<View, 'organisations'>) {
  if (organisations.length === 0)
    return (
      <p className="govuk-!-margin-top-8">
        <a href={paths.directory} className="govuk-link">
          The directory of published statements
        </a>
      </p>
    );
  return (
    <section aria-labelledby="organisations">
      <h2 className="govuk-heading-m govuk-!-margin-top-8" id="organisations">
        {organisations.length === 1 ? 'Your organisation' : 'Your organisations'}
      </h2>
      <ul className="list-rows">
        {organisations.map(({ name, slug }) => (
          <li key={slug}>
            <h3>{name}</h3>
            <p className="status-line">
              <a href={paths.organisation(slug).itself} className="govuk-link">
                Trends<span className="govuk-visually-hidden"> of {name}</span>
              </a>
              <a href={paths.organisation(slug).statements} className="govuk-link">
                Statements<span className="govuk-visually-hidden"> of {name}</span>
              </a>
              <a href={paths.organisation(slug).people} className="govuk-link">
                People<span className="govuk-visually-hidden"> of {name}</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
