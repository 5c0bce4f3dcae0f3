import { Text, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { colour, contentWidth } from '../theme';

import { typeOf } from './type-style';

export interface KeyFigure {
  /** The number as it is printed, with its unit if the unit belongs to it. */
  figure: string;
  label: string;
  /** How it stands beside last year or a threshold. */
  change?: string;
  tone?: 'rise' | 'fall' | 'same';
}

const GAP = 28;
const WIDTH = (contentWidth - GAP) / 2;
const toneColour = { rise: colour.leaf, fall: colour.clay, same: colour.soft };

const Item = ({ figure, label, change, tone = 'same' }: KeyFigure): ReactElement => (
  <View
    tag="LI"
    style={{ width: WIDTH, borderTopWidth: 1.5, borderColor: colour.ink, paddingTop: 9, paddingBottom: 16 }}
  >
    <View tag="LBody">
      <Text tag="P" style={{ ...typeOf('figure'), color: colour.ink, marginBottom: 4 }}>
        {figure}
      </Text>
      <Text tag="P" style={{ ...typeOf('body'), color: colour.soft, lineHeight: '13.5pt' }}>
        {label}
      </Text>
      {change ? (
        <Text
          tag="P"
          style={{ ...typeOf('body'), fontWeight: 600, color: toneColour[tone], lineHeight: '13.5pt' }}
        >
          {change}
        </Text>
      ) : null}
    </View>
  </View>
);

/** The figures a reader should take away, two in a row. */
export const KeyFigures = ({ items }: { items: readonly KeyFigure[] }): ReactElement => (
  <View tag="L" numbering="None">
    {items.flatMap((item, index) => {
      const next = items[index + 1];
      if (index % 2 === 1) return [];
      return [
        <View
          key={index}
          wrap={false}
          style={{ flexDirection: 'row', justifyContent: 'space-between', marginTop: index === 0 ? 14 : 0 }}
        >
          <Item {...item} />
          {next && <Item {...next} />}
        </View>,
      ];
    })}
  </View>
);
