import { Page } from '@react-pdf/renderer';
import type { ReactElement, ReactNode } from 'react';
import { margin, paper, type } from '../theme';

const SIZE: [number, number] = [paper.width, paper.height];
const STYLE = {
  paddingTop: margin.top,
  paddingBottom: margin.bottom,
  paddingHorizontal: margin.side,
  ...type.body,
  fontFamily: [...type.body.fontFamily],
  color: '#000000',
};

/** A run of A4 pages with the house's margins and plain type; what does not fit goes on over the page. */
export const PdfPage = ({ children }: { children: ReactNode }): ReactElement => (
  <Page size={SIZE} style={STYLE}>
    {children}
  </Page>
);
