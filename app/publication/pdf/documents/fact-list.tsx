import type { ReactElement } from 'react';
import { Box, Words } from '../components/primitives';
import { typeOf } from '../components/type-style';
import { colour } from '../theme';

export interface Fact {
  label: string;
  says: string;
}

/** Facts under thin rules: what it is at the left, what is so at the right. Facts that say nothing are left out. */
export const FactList = ({ facts }: { facts: readonly Fact[] }): ReactElement => (
  <Box tag="L" numbering="None" style={{ marginBottom: 12 }}>
    {facts
      .filter(({ says }) => says)
      .map(({ label, says }, index) => (
        <Box
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
          <Words tag="Lbl" style={{ ...typeOf('table'), width: 160, paddingRight: 14, color: colour.soft }}>
            {label}
          </Words>
          <Box tag="LBody" style={{ flex: 1 }}>
            <Words style={{ ...typeOf('table'), color: colour.ink, paddingRight: 6 }}>{says}</Words>
          </Box>
        </Box>
      ))}
  </Box>
);
