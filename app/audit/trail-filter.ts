import { isDay } from '../questionnaire/period';

/** What somebody looks for in a trail, as its page's address says it; empty where for nothing. */
export interface TrailSearch {
  event: string;
  named: string;
  from: string;
  to: string;
}

const NAME_LENGTH = 120;

/** What an address asks for; what it cannot mean is left out, and the page shows without it. */
export function trailSearchIn(asked: URLSearchParams, events: Record<string, string>): TrailSearch {
  const said = (name: string) => (asked.get(name) ?? '').trim();
  const dayOf = (name: string) => (isDay(said(name)) ? said(name) : '');
  return {
    event: Object.hasOwn(events, said('event')) ? said('event') : '',
    named: said('named').replace(/\0/g, '').slice(0, NAME_LENGTH),
    from: dayOf('from'),
    to: dayOf('to'),
  };
}

/** The same as the query of an address. */
export function trailQuery(search: TrailSearch, before?: string): string {
  const said = Object.entries({ ...search, before: before ?? '' }).filter(([, value]) => value);
  return said.length > 0 ? `?${new URLSearchParams(said)}` : '';
}

/** One line of a trail. */
export interface TrailLine {
  id: string;
  at: string;
  who: string;
  what: string;
  /** Of what, or of whom; empty where the words say it all. */
  about: string;
  reason: string | null;
  /** Where more of it stands. */
  more: { to: string; words: string } | null;
}
