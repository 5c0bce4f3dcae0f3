import { Text, View } from '@react-pdf/renderer';
import type { ReactElement, ReactNode } from 'react';
import { colour } from '../theme';

import { typeOf } from './type-style';

interface PanelProps {
  title: string;
  /** The heading level its title has where it stands. */
  level?: 2 | 3;
  /** A drawing at its left, such as a QR code. */
  aside?: ReactElement;
  /** What follows begins on its page. */
  keep?: boolean;
  children: ReactNode;
}

/** A box set apart: how to check this document. Never split. */
export const Panel = ({ title, level = 2, aside, keep = false, children }: PanelProps): ReactElement => (
  <View
    tag="Sect"
    wrap={false}
    keep={keep}
    gives={10}
    style={{
      flexDirection: 'row',
      alignItems: 'center',
      marginTop: 22,
      padding: 12,
      backgroundColor: colour.paper,
      borderWidth: 0.75,
      borderColor: colour.rule,
    }}
  >
    {aside && <View style={{ marginRight: 14 }}>{aside}</View>}
    <View style={{ flex: 1 }}>
      <Text
        tag={`H${level}`}
        outline={level}
        style={{ ...typeOf('subheading'), fontSize: 12, color: colour.ink, marginBottom: 4 }}
      >
        {title}
      </Text>
      {children}
    </View>
  </View>
);
