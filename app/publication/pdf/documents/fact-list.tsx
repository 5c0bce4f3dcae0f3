import { Text, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';

import { typeOf } from '../components/type-style';
import { colour } from '../theme';

export interface Fact {
  label: string;
  says: string;
}

/** So many are read as one thing, and stand on one page. */
const FEW = 4;

/** Facts under thin rules: what it is at the left, what is so at the right. Facts that say nothing are left out. */
export const FactList = ({
  facts,
  keep = false,
}: {
  facts: readonly Fact[];
  /** All of them stand on the page where what follows begins. */
  keep?: boolean;
}): ReactElement => {
  const said = facts.filter(({ says }) => says);
  return (
    <View tag="L" numbering="None" keep={keep} wrap={!keep && said.length > FEW} style={{ marginBottom: 12 }}>
      {said.map(({ label, says }, index) => (
        <View
          key={label}
          tag="LI"
          wrap={false}
          style={{
            flexDirection: 'row',
            borderTopWidth: 0.5,
            borderColor: colour.rule,
            paddingVertical: 4.5,
            // The list's own space above would let a page end between it and its first line.
            marginTop: index === 0 ? 4 : 0,
          }}
        >
          <Text tag="Lbl" style={{ ...typeOf('table'), width: 160, paddingRight: 14, color: colour.soft }}>
            {label}
          </Text>
          <View tag="LBody" style={{ flex: 1 }}>
            <Text style={{ ...typeOf('table'), color: colour.ink, paddingRight: 6 }}>{says}</Text>
          </View>
        </View>
      ))}
    </View>
  );
};
