import { Text, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { colour } from '../theme';

import { typeOf } from './type-style';

interface TagProps {
  tone?: 'leaf' | 'gold' | 'slate' | 'clay';
  children: string;
}

const paint = {
  leaf: { backgroundColor: colour.leafWash, color: colour.evergreen },
  gold: { backgroundColor: colour.goldWash, color: colour.gold },
  slate: { backgroundColor: colour.wash, color: colour.ink },
  clay: { backgroundColor: colour.clayWash, color: colour.clay },
};

/** A badge, such as the level of a Mark. */
export const Tag = ({ tone = 'leaf', children }: TagProps): ReactElement => (
  <View style={{ flexDirection: 'row', alignItems: 'flex-start' }}>
    <View
      style={{
        backgroundColor: paint[tone].backgroundColor,
        borderRadius: 2,
        paddingHorizontal: 7,
        paddingVertical: 2,
      }}
    >
      <Text
        tag="P"
        style={{
          ...typeOf('body'),
          fontSize: 10.5,
          fontWeight: 600,
          color: paint[tone].color,
          lineHeight: '13.5pt',
        }}
      >
        {children}
      </Text>
    </View>
  </View>
);
