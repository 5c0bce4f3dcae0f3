import { type RefObject, useEffect } from 'react';
import { watchCharts } from './watch-charts';

/** Where somebody comes from a page that has React running, the page's own script does not start again. */
export function useWatchedCharts(here: RefObject<HTMLElement>, shown: unknown): void {
  useEffect(() => (here.current && shown ? watchCharts(here.current) : undefined), [here, shown]);
}
