import { Text, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { Tone } from '~/engines/charts/shapes';
import { colour, contentWidth, inkOn } from '../theme';

import { typeOf } from './type-style';

export interface PoundPart {
  /** Its part of the whole, in pence or any other unit: only the proportions count. */
  share: number;
  /** As it is printed, for example “58p kept for the purpose”. */
  label: string;
  tone: Tone;
}

const PADDING = 9;
const small = { ...typeOf('small'), fontSize: 9, lineHeight: '11.25pt', fontWeight: 600 as const };
/** Whether a label has room inside its stretch of the bar: our semibold is a little over half an em wide. */
const fits = (label: string, width: number) => label.length * 9 * 0.54 + 2 * PADDING <= width;

const Stretch = ({ part, width }: { part: PoundPart; width: number }): ReactElement => (
  <View
    tag="LI"
    style={{
      width,
      height: 30,
      backgroundColor: colour[part.tone],
      justifyContent: 'center',
      paddingLeft: PADDING,
    }}
  >
    <View tag="LBody">
      <Text style={{ ...small, color: inkOn[part.tone] }}>{part.label}</Text>
    </View>
  </View>
);

const LegendLine = ({ part }: { part: PoundPart }): ReactElement => (
  <View tag="LI" style={{ flexDirection: 'row', alignItems: 'center', marginTop: 5 }}>
    <View style={{ width: 9, height: 9, marginRight: 6, backgroundColor: colour[part.tone] }} />
    <View tag="LBody" style={{ flex: 1 }}>
      <Text style={{ ...small, fontWeight: 400, color: colour.ink }}>{part.label}</Text>
    </View>
  </View>
);

/** Where each pound went: a bar that is a list, so that it reads as one. Labels without room go below. */
export const PrintedPoundBar = ({ parts }: { parts: readonly PoundPart[] }): ReactElement => {
  const whole = parts.reduce((sum, part) => sum + part.share, 0) || 1;
  const sized = parts
    .filter((part) => part.share > 0)
    .map((part) => ({ part, width: (part.share / whole) * contentWidth }));
  const below = sized.filter(({ part, width }) => !fits(part.label, width));
  return (
    <View tag="L" numbering="None" wrap={false} style={{ marginTop: 4, marginBottom: 8 }}>
      <View style={{ flexDirection: 'row', borderRadius: 2 }}>
        {sized.map(({ part, width }, index) =>
          fits(part.label, width) ? (
            <Stretch key={index} part={part} width={width} />
          ) : (
            <View key={index} style={{ width, height: 30, backgroundColor: colour[part.tone] }} />
          ),
        )}
      </View>
      {below.map(({ part }, index) => (
        <LegendLine key={index} part={part} />
      ))}
    </View>
  );
};
