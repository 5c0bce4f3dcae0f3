/** Waits for a pointer to come to a chart, then puts one that answers in the place of the drawing. Gives its end. */
export function watchCharts(page: ParentNode): () => void {
  const stop = new AbortController();
  for (const place of page.querySelectorAll<HTMLElement>('[data-live]'))
    place.addEventListener('pointerenter', () => enliven(place, stop.signal), {
      once: true,
      signal: stop.signal,
    });
  return () => stop.abort();
}

async function enliven(place: HTMLElement, signal: AbortSignal): Promise<void> {
  const data = place.dataset.live;
  // Where it cannot be fetched the drawing stays.
  const loaded = await import('./live-chart').catch(() => null);
  if (!data || !loaded || signal.aborted) return;
  const remove = loaded.drawLive(place, JSON.parse(data));
  signal.addEventListener('abort', remove);
}
