import type { ReactElement, ReactNode } from 'react';
import { colour } from '../theme';
import { Box, Words } from './primitives';
import { typeOf } from './type-style';

interface ListProps {
  items: readonly ReactNode[];
  ordered?: boolean;
}

/** A list with bullets or numbers. */
export const List = ({ items, ordered = false }: ListProps): ReactElement => (
  <Box tag="L" numbering={ordered ? 'Decimal' : 'Disc'}>
    {items.map((item, index) => (
      <Box key={index} tag="LI" style={{ flexDirection: 'row' }}>
        <Words tag="Lbl" style={{ ...typeOf('body'), width: 16, color: colour.leaf }}>
          {ordered ? `${index + 1}.` : '•'}
        </Words>
        <Box tag="LBody" style={{ flex: 1 }}>
          <Words
            style={{ ...typeOf('body'), color: colour.ink, marginBottom: index === items.length - 1 ? 9 : 3 }}
          >
            {item}
          </Words>
        </Box>
      </Box>
    ))}
  </Box>
);
