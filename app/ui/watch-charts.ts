import type { Woken } from './live-chart';

/**
 * Waits for somebody to point at a chart, to touch it or to come to it by keyboard, then puts one that answers in the
 * place of the drawing. Gives its end.
 */
export function watchCharts(page: ParentNode): () => void {
  const stop = new AbortController();
  for (const place of page.querySelectorAll<HTMLElement>('[data-live]')) watch(place, stop.signal);
  return () => stop.abort();
}

function watch(place: HTMLElement, signal: AbortSignal): void {
  const picture = place.querySelector('svg');
  const links = [...place.querySelectorAll('a')];
  // A picture whose years are links is come to by them; another one by itself, now that there is something to do.
  if (links.length === 0) picture?.setAttribute('tabindex', '0');
  const own = new AbortController();
  signal.addEventListener('abort', () => own.abort());
  let pointer: Extract<Woken, { pointer: object }>['pointer'] | null = null;
  let woken: Promise<boolean> | null = null;
  const wake = () => {
    woken ??= enliven(place, signal, () => {
      const year = yearOf(links, place.querySelector(':focus-visible'));
      return year === null && pointer ? { pointer } : { year: year ?? 0 };
    }).then((done) => {
      if (done) own.abort();
      return done;
    });
    return woken;
  };
  const point = ({ clientX, clientY, pointerType }: PointerEvent) => {
    pointer = { clientX, clientY, touch: pointerType === 'touch' };
    wake();
  };
  const until = { signal: own.signal };
  place.addEventListener('pointerenter', point, until);
  place.addEventListener('pointermove', point, until);
  place.addEventListener('focusin', () => place.querySelector(':focus-visible') && wake(), until);
  // A keyboard may have come here before this script did.
  if (place.querySelector(':focus-visible')) wake();
  place.addEventListener(
    'click',
    async (event) => {
      const link = (event.target as Element).closest('a');
      // A finger is told the year first; where nothing can be told it goes on.
      if (!link || !pointer?.touch) return;
      event.preventDefault();
      if (!(await wake())) location.assign(link.href);
    },
    until,
  );
}

/** Which year a keyboard is on; null where it is not on this chart. */
function yearOf(links: readonly Element[], focused: Element | null): number | null {
  if (!focused) return null;
  const year = Number(links.find((link) => link === focused)?.getAttribute('data-year'));
  return Number.isNaN(year) ? 0 : year;
}

async function enliven(place: HTMLElement, signal: AbortSignal, how: () => Woken): Promise<boolean> {
  const data = place.dataset.live;
  // Where it cannot be fetched the drawing stays.
  const loaded = await import('./live-chart').catch(() => null);
  if (!data || !loaded || signal.aborted) return false;
  signal.addEventListener('abort', loaded.drawLive(place, JSON.parse(data), how()));
  return true;
}
