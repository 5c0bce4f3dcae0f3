import { Text, View } from '@react-pdf/renderer';
import type { ReactElement, ReactNode } from 'react';
import { colour } from '../theme';

import { typeOf } from './type-style';

interface ListProps {
  items: readonly ReactNode[];
  ordered?: boolean;
}

/** A list with bullets or numbers. */
export const List = ({ items, ordered = false }: ListProps): ReactElement => (
  <View tag="L" numbering={ordered ? 'Decimal' : 'Disc'}>
    {items.map((item, index) => (
      <View key={index} tag="LI" style={{ flexDirection: 'row' }}>
        <Text tag="Lbl" style={{ ...typeOf('body'), width: 16, color: colour.leaf }}>
          {ordered ? `${index + 1}.` : '•'}
        </Text>
        <View tag="LBody" style={{ flex: 1 }}>
          <Text
            style={{ ...typeOf('body'), color: colour.ink, marginBottom: index === items.length - 1 ? 9 : 3 }}
          >
            {item}
          </Text>
        </View>
      </View>
    ))}
  </View>
);
