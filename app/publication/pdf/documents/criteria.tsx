import type { ReactElement } from 'react';
import { VERDICTS, whoDecided } from '~/questionnaire/decision';
import type { Decision, StatementDocument } from '~/questionnaire/document';
import { dayInWords } from '~/questionnaire/period';
import { criterionStanding } from '~/questionnaire/readiness';
import { levelName } from '~/questionnaire/scheme';
import { type Met, STANDINGS } from '~/questionnaire/standings';
import { Table } from '../components/table';
import { Heading, Paragraph } from '../components/text';
import { type DocumentFacts, dayOf } from './facts';

const counted = (number: number, words: string) => (number > 0 ? `${number} ${words}` : '');

/** "Of the 11 criteria of the Gold Mark, 2 passed by the figures; 7 answered, 2 for the assessor to judge." */
function readinessOf({ criteria, statement }: StatementDocument): string {
  const number = (...states: Met[]) =>
    criteria.filter((each) => states.includes(criterionStanding(each))).length;
  const open = [
    counted(number('answered'), 'answered, for the assessor to decide'),
    counted(number('to_judge'), 'for the assessor to judge'),
    counted(number('not_applicable'), 'that cannot apply this year'),
    counted(number('missing'), 'not shown yet'),
    counted(number('not_met'), 'not passed'),
  ].filter(Boolean);
  const all = `${criteria.length} criteria of the ${levelName(statement.level)}`;
  return `${all}: ${[`${number('met')} passed by the figures`, ...open].join('; ')}.`;
}

interface Props {
  document: StatementDocument;
  facts: DocumentFacts;
}

/** By whom it was decided; of before verdicts were given that is not known of single criteria, and not said. */
function decidedOn({ decision }: StatementDocument, { approvedAt }: DocumentFacts): string {
  if (decision) return ` ${whoDecided(decision)}.`;
  return approvedAt === null
    ? ''
    : ` The statement was approved on ${dayOf(approvedAt)}; this is what its answers showed when it was submitted, and no verdict on a single criterion is recorded.`;
}

/** "Met. Read in the articles. Ann Lee, 3 May 2026". */
function verdictOn({ criteria }: Decision, id: string): string {
  const given = criteria.find((each) => each.id === id);
  if (!given) return 'No verdict is recorded.';
  const seen = given.seen ? [`Seen: ${given.seen.join(', ')}`] : [];
  const said = [
    VERDICTS[given.verdict],
    given.reason?.replace(/\.$/, ''),
    ...seen,
    `${given.by}, ${dayInWords(given.on)}`,
  ];
  return said.filter(Boolean).join('. ');
}

/** Each criterion of the level with what the answers show, and where it stood when it was submitted. */
export const Criteria = ({ document, facts }: Props): ReactElement => (
  <>
    <Heading level={2} anchor="criteria">
      {`Readiness for the ${levelName(document.statement.level)}${facts.approvedAt === null ? '' : ' at submission'}`}
    </Heading>
    <Paragraph>
      {readinessOf(document)}
      {decidedOn(document, facts)}
    </Paragraph>
    <Table
      columns={[
        { header: 'Criterion', width: document.decision ? 30 : 40 },
        { header: 'State', width: 17 },
        { header: 'What the answers show', width: document.decision ? 28 : 43 },
        ...(document.decision ? [{ header: 'Verdict', width: 25 }] : []),
      ]}
      rows={document.criteria.map((each) => {
        const { letter, title, evidence } = each;
        const state = criterionStanding(each);
        return {
          cells: [
            `${letter}. ${title}`,
            STANDINGS[state],
            evidence,
            ...(document.decision ? [verdictOn(document.decision, each.id)] : []),
          ],
          strong: state === 'not_met' || state === 'missing',
        };
      })}
    />
  </>
);
