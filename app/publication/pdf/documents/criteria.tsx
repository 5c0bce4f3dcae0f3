import type { ReactElement } from 'react';
import type { StatementDocument } from '~/questionnaire/document';
import type { Met } from '~/questionnaire/readiness';
import { scheme } from '~/questionnaire/scheme';
import { Table } from '../components/table';
import { Heading, Paragraph } from '../components/text';

const STATES: Record<Met, string> = {
  met: 'Met',
  not_met: 'Not met',
  not_applicable: 'Does not apply',
  to_judge: 'To be judged',
  missing: 'Not answered',
};

const counted = (number: number, words: string) => (number > 0 ? `${number} ${words}` : '');

/** "7 of 11 criteria are met by the answers; 3 are for the assessor to judge." */
export function readinessOf({ criteria, statement }: StatementDocument): string {
  const number = (...states: Met[]) => criteria.filter(({ met }) => states.includes(met)).length;
  const open = [
    counted(number('to_judge'), 'for the assessor to judge'),
    counted(number('not_applicable'), 'that cannot apply this year'),
    counted(number('missing'), 'not answered'),
    counted(number('not_met'), 'not met'),
  ].filter(Boolean);
  const met = `Of the ${criteria.length} criteria of the ${scheme.levels[statement.level]}, the answers meet ${number('met')}`;
  return open.length ? `${met}; ${open.join(', ')}.` : `${met}.`;
}

/** Each criterion of the level with what the answers show, and where it stands. */
export const Criteria = ({
  document,
  ownPage,
}: {
  document: StatementDocument;
  ownPage: boolean;
}): ReactElement => (
  <>
    <Heading level={2} anchor="criteria" break={ownPage}>
      {`Readiness for the ${scheme.levels[document.statement.level]}`}
    </Heading>
    <Paragraph>{readinessOf(document)}</Paragraph>
    <Table
      columns={[
        { header: 'Criterion', width: 40 },
        { header: 'State', width: 17 },
        { header: 'What the answers show', width: 43 },
      ]}
      rows={document.criteria.map(({ letter, title, met, evidence }) => ({
        cells: [`${letter}. ${title}`, STATES[met], evidence],
        strong: met === 'not_met' || met === 'missing',
      }))}
    />
  </>
);
