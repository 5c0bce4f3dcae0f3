import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { StatementDocument } from '~/questionnaire/document';
import { badgeOf, levelName } from '~/questionnaire/scheme';
import { PrintedMark, PrintedWordmark } from '../components/marks';

import { Tag } from '../components/tag';
import { Paragraph } from '../components/text';
import { type DocumentFacts, standing, yearTo } from './facts';

interface Props {
  document: StatementDocument;
  facts: DocumentFacts;
  /** The space below, in points. */
  below: number;
}

/** The head of a first page: the accreditor's wordmark, or the hallmark, at the left; the level and where the statement stands at the right. */
export const TopRow = ({ document, facts, below }: Props): ReactElement => {
  const { broughtIn } = document;
  const { level } = document.statement;
  const badge = broughtIn ? 'leaf' : badgeOf(level);
  return (
    <View style={{ flexDirection: 'row', justifyContent: 'space-between', marginBottom: below }}>
      {facts.accreditor?.wordmark ? (
        <PrintedWordmark name={facts.accreditor.name} wordmark={facts.accreditor.wordmark} />
      ) : (
        <PrintedMark tone={badge === 'gold' ? 'gold' : 'evergreen'} />
      )}
      <View style={{ alignItems: 'flex-end' }}>
        {!broughtIn && <Tag tone={badge}>{levelName(level)}</Tag>}
        <Paragraph size="small" tone="soft" align="right">
          {`${standing(document, facts)}\nfor ${yearTo(document)}`}
        </Paragraph>
      </View>
    </View>
  );
};
