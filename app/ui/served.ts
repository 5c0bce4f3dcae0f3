import { createContext, useContext } from 'react';
import type { HeaderLink } from './site-header';

/** Who runs the service, as every page names it. */
export interface RunBy {
  name: string;
  contact: string;
  /** Where somebody complains: an address of mail or of a page; empty where none is named. */
  complaints: string;
  /** What its wordmark's address carries, so that a new one is seen at once; null where it has none. */
  wordmark: string | null;
  /** The same of its colour. */
  theme: string | null;
}

/** Who asks for a page, where they can go, and who runs the service; null where nobody has said so. */
export interface Who {
  name: string | null;
  links: HeaderLink[];
  runBy: RunBy | null;
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
