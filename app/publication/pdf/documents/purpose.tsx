import type { ReactElement } from 'react';
import { InLanguages, Lede, Paragraph } from '../components/text';

/** Four lines of the large type: more would push the figures off the first page. */
const LARGE = 210;

/** What the organisation is for, in the sentence a document opens with; in the type of the text where it is long. */
export const Purpose = ({ children }: { children: string }): ReactElement | null =>
  children.length === 0 ? null : children.length > LARGE ? (
    <Paragraph told>{children}</Paragraph>
  ) : (
    <Lede>
      <InLanguages>{children}</InLanguages>
    </Lede>
  );
