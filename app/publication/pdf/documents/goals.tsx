import type { ReactElement } from 'react';
import { goalsIn } from '~/questionnaire/aims';
import type { StatementDocument } from '~/questionnaire/document';
import { dayInWords } from '~/questionnaire/period';
import { Table } from '../components/table';
import { Heading } from '../components/text';

/** What the organisation means to reach in coming years, with the plan each goal belongs to. */
export const Goals = ({ document }: { document: StatementDocument }): ReactElement | null => {
  const goals = goalsIn(document);
  if (goals.length === 0) return null;
  return (
    <>
      <Heading level={2} anchor="goals">
        Goals for coming years
      </Heading>
      <Table
        columns={[
          { header: 'Measure', width: 42 },
          { header: 'Goal', width: 16, align: 'right' },
          { header: 'By', width: 20 },
          { header: 'Plan', width: 22 },
        ]}
        rows={goals.map(({ label, words, by, plan }) => ({ cells: [label, words, dayInWords(by), plan] }))}
      />
    </>
  );
};
