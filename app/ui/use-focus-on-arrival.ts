import { useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/**
 * A page that comes without a load is read from its heading, or from the place that its address names, as a loaded one
 * is. What the page has already put the reader at (what is wrong with a form) stays.
 */
export function useFocusOnArrival(): void {
  const { pathname, hash, key } = useLocation();
  const arrived = useRef({ pathname, key });
  useEffect(() => {
    const before = arrived.current;
    arrived.current = { pathname, key };
    if (before.key === key || (before.pathname === pathname && !hash)) return;
    if (document.activeElement?.matches('main :is([data-error-summary], input, textarea, select)')) return;
    const named = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    const place = named ?? document.querySelector<HTMLElement>('main h1');
    if (!place) return;
    if (place.tabIndex < 0) place.setAttribute('tabindex', '-1');
    place.focus({ preventScroll: named === null });
  }, [pathname, hash, key]);
}
