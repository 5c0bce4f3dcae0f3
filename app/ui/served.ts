import { createContext, useContext } from 'react';

/** What the server alone knows of the page it sends. */
interface Served {
  /** Scripts without it do not run. */
  nonce?: string;
  /** Address of the script that makes charts answer. */
  watchCharts?: string;
}

export const ServedContext = createContext<Served>({});

export function useServed(): Served {
  return useContext(ServedContext);
}
