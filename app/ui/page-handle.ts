/** What a route says of the page it is in; the same is asked by the page and by what renders it. */
interface PageHandle {
  /** Whether it needs React in the browser to do more than it does without. */
  script?: boolean;
  /** Whether its charts answer to a pointer, by a small script of their own. */
  live?: boolean;
  /** How many bytes its forms may have, where that is more than a form usually has. */
  takes?: number;
  /** For readers without an account: no way to pages that ask for one. */
  bare?: boolean;
  /** Whether it says itself what a search engine is told of it. */
  described?: boolean;
}

interface PageNeeds {
  scripted: boolean;
  live: boolean;
  bare: boolean;
  described: boolean;
}

/** What the routes of a page need together. */
export function needsOf(handles: readonly unknown[]): PageNeeds {
  const all = handles as (PageHandle | undefined)[];
  const live = all.some((handle) => handle?.live);
  // The development server's modules run under its own script only.
  const scripted = (import.meta.env?.DEV && live) || all.every((handle) => handle?.script !== false);
  const says = (what: 'bare' | 'described') => all.some((handle) => handle?.[what]);
  return { scripted, live: live && !scripted, bare: says('bare'), described: says('described') };
}
