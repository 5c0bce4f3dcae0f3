import type { Style } from '@react-pdf/types';
import { createElement, type ReactElement, type ReactNode } from 'react';
import type { InlineMeaning, Meaning } from '../meaning';

interface Flow {
  style?: Style | Style[];
  /** False keeps it on one page. */
  wrap?: boolean;
  /** Starts a new page. */
  break?: boolean;
  /** Never last on its page: what follows begins there too. */
  keep?: boolean;
  /** Comes again on every page its parent reaches. */
  fixed?: boolean;
  children?: ReactNode;
}

type BoxProps = Flow & Meaning;
type WordsProps = Flow & Omit<Meaning, 'paint'> & { meaning?: InlineMeaning };

// The renderer's elements by their own names: its React package, which is slow to load, is not needed.

/** A box: everything that holds other boxes or texts, and drawings. */
export const Box = (props: BoxProps): ReactElement => createElement('VIEW', props);

/** Words. Inside other words, a change of style or meaning. */
export const Words = (props: WordsProps): ReactElement => createElement('TEXT', props);

/** A whole document: pages and nothing else. */
export const PdfDocument = ({ children }: { children: ReactNode }): ReactElement =>
  createElement('DOCUMENT', {}, children);

/** A run of A4 pages with the house's margins; what does not fit goes on over the page. */
export const PdfPage = ({ children }: { children: ReactNode }): ReactElement =>
  createElement('PAGE', {}, children);
