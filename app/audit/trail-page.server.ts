import { validate as isId } from 'uuid';
import { database } from '~db/client';
import { accessEvents } from '~db/queries/access-events';
import { accreditorTrailPage } from '~db/queries/accreditor';
import { trailPage } from '~db/queries/audit';
import { paths } from '../paths';
import { momentInWords } from '../platform/clock.server';
import { ACCESS_EVENTS, ACCREDITOR_EVENTS, EVENTS } from './events';
import type { TrailLine, TrailSearch } from './trail-filter';

const ON_A_PAGE = 50;

interface TrailPage {
  lines: TrailLine[];
  /** What the next page comes before; null on the last. */
  next: string | null;
}

const asked = ({ event, named, from, to }: TrailSearch) => ({
  event: event || null,
  named: named || null,
  from: from || null,
  to: to || null,
  limit: ON_A_PAGE + 1,
});

const positionIn = (before: string | null) => (/^[1-9]\d{0,14}$/.test(before ?? '') ? Number(before) : null);

/** Everything that happened to an organisation, newest first: before an event, a page of it. */
export async function organisationTrail(
  organisationId: string,
  search: TrailSearch,
  before: string | null,
): Promise<TrailPage> {
  const filter = { ...asked(search), before: positionIn(before) };
  const rows = await trailPage(database(), organisationId, filter);
  return pageOf(
    rows,
    ({ position }) => String(position),
    (row) => ({
      ...chained(row, EVENTS),
      more: row.statement_id
        ? { to: paths.statement(row.statement_id).history, words: 'The statement’s history' }
        : null,
    }),
  );
}

/** The same of the accreditor's own settings and people. */
export async function accreditorTrail(search: TrailSearch, before: string | null): Promise<TrailPage> {
  const rows = await accreditorTrailPage(database(), { ...asked(search), before: positionIn(before) });
  return pageOf(
    rows,
    ({ position }) => String(position),
    (row) => ({
      ...chained(row, ACCREDITOR_EVENTS),
      more: organisationIn(row.detail),
    }),
  );
}

/** Who came in, was refused, or took something along: of one organisation, or of all and of none. */
export async function accessTrail(
  organisationId: string | null,
  search: TrailSearch,
  before: string | null,
): Promise<TrailPage> {
  const known = before && isId(before) ? before : null;
  const rows = await accessEvents(database(), { ...asked(search), organisationId, before: known });
  return pageOf(
    rows,
    ({ id }) => id,
    (row) => ({
      id: row.id,
      at: spanned(row.first_at, row.last_at),
      who: row.person_name || 'Somebody unknown',
      what: ACCESS_EVENTS[row.event as keyof typeof ACCESS_EVENTS] ?? row.event,
      // From where is for who looks after the whole service; people of an organisation are not to see where others sit.
      about: [row.about, organisationId ? '' : row.network, row.times > 1 ? `${row.times} times` : '']
        .filter(Boolean)
        .join(' · '),
      reason: null,
      more: null,
    }),
  );
}

function pageOf<Row>(rows: Row[], cursor: (row: Row) => string, lineOf: (row: Row) => TrailLine): TrailPage {
  const shown = rows.slice(0, ON_A_PAGE);
  const last = shown.at(-1);
  return { lines: shown.map(lineOf), next: rows.length > ON_A_PAGE && last ? cursor(last) : null };
}

interface Chained {
  id: string;
  at: Date;
  actor_name: string;
  event: string;
  detail: string;
}

function chained(row: Chained, words: Record<string, string>): Omit<TrailLine, 'more'> {
  const detail = JSON.parse(row.detail) as Record<string, unknown>;
  const { reason } = detail;
  return {
    id: row.id,
    at: momentInWords(row.at),
    who: row.actor_name,
    what: words[row.event] ?? row.event,
    about: aboutIn(detail),
    reason: typeof reason === 'string' && reason ? reason : null,
  };
}

/** What of an event's detail says whom or what it is about, in the order in which it is said. */
const SAYING = ['name', 'label', 'title', 'plan', 'email', 'role', 'buysFor', 'slug', 'count'] as const;

function aboutIn(detail: Record<string, unknown>): string {
  const said = SAYING.map((key) => detail[key]).filter(
    (value) => (typeof value === 'string' && value !== '') || typeof value === 'number',
  );
  return said.join(' · ');
}

/** The trail of the organisation that an event of the accreditor's is about. */
function organisationIn(detail: string): TrailLine['more'] {
  const { slug } = JSON.parse(detail) as { slug?: unknown };
  if (typeof slug !== 'string') return null;
  return { to: paths.organisation(slug).audit, words: 'What happened there' };
}

function spanned(first: Date, last: Date): string {
  const [from, to] = [momentInWords(first), momentInWords(last)];
  if (from === to) return from;
  // Within an hour, mostly of one day: then the time alone is said again.
  const [day, ...rest] = to.split(' at ');
  return from.startsWith(`${day} at `) ? `${from} to ${rest.join(' at ')}` : `${from} to ${to}`;
}
