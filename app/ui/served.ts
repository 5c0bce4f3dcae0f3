import { createContext, useContext } from 'react';
import type { HeaderLink } from './site-header';

/** Who asks for a page, and where they can go. */
export interface Who {
  name: string | null;
  links: HeaderLink[];
}

/** What the server alone knows of the page it sends. */
interface Served {
  /** Scripts without it do not run. */
  nonce?: string;
  /** Address of the script that makes charts answer. */
  watchCharts?: string;
  /** Of a page that failed. */
  who?: Who;
}

export const ServedContext = createContext<Served>({});

export function useServed(): Served {
  return useContext(ServedContext);
}
