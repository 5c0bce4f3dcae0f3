import { type Handle, inTransaction } from '~db/client';
import { putWordsAnswer, wordsAnswersOf } from '~db/queries/words-answers';
import type { Actor } from '../access/can';
import { now } from '../platform/clock.server';
import { notFound, Refusal } from '../platform/refusal';
import { publicDocument } from '../publication/public-document';
import { type StatementDocument, statedUnder } from '../questionnaire/document';
import { type Figure, figureKey } from '../questionnaire/figure';
import { personalDataIn } from '../questionnaire/personal-data';
import { type HiddenNumbers, numbersOf, wordsToLookAt } from '../questionnaire/small-numbers';
import { cleanText } from '../questionnaire/text';
import { stepEvent } from './decide.server';
import type { WordsFound } from './exact-figures';
import type { OpenStatement } from './open.server';
import { publicMemory } from './public-record.server';
import { holdAsShown, type Seen } from './shown.server';

/** Longest reason why words can stand, in characters. */
const WORDS_REASON_LIMIT = 500;

/** Every phrase of a document that counts a few people, tells what the tables hide, seems to name somebody or looks like one person's data, with what was said about it. */
export async function wordsFound(
  db: Handle,
  { statement }: Pick<OpenStatement, 'statement'>,
  document: StatementDocument,
): Promise<WordsFound[]> {
  const memory = await publicMemory(db, statement.organisation_id, '');
  const found = wordsToLookAt(document, hiddenIn(document, publicDocument(document, memory)));
  if (found.length === 0) return [];
  const answers = await wordsAnswersOf(db, statement.organisation_id, statement.id);
  return found.flatMap(({ phrases, ...at }) =>
    phrases.map((phrase) => ({
      ...at,
      phrase,
      looksLike: personalDataIn(phrase)[0]?.what ?? null,
      reason:
        answers.find((each) => each.measure_id === at.measureId && each.phrase === phrase)?.reason ?? null,
    })),
  );
}

/**
 * The numbers of a document that its public one does not say: a figure of people beside small groups becomes a range, and
 * a share of them is one of five points or ten, of this year and of those before.
 */
function hiddenIn(document: StatementDocument, open: StatementDocument): HiddenNumbers {
  const said = new Set(statedIn(open).flatMap(({ figure }) => (isSaid(figure) ? figureKey(figure) : [])));
  return numbersOf(
    statedIn(document).filter(({ figure }) => figure.series === 'actual' && !said.has(figureKey(figure))),
  );
}

const isSaid = ({ number, numerator }: Figure) => number !== null || numerator !== null;

function statedIn({ sections }: StatementDocument) {
  return sections.flatMap(({ items }) =>
    items.flatMap((item) =>
      [...item.figures, ...item.history].map((figure) => ({ measure: statedUnder(item, figure), figure })),
    ),
  );
}

/** Refuses to go on while nobody has looked at words that could point to somebody. */
export async function refuseUnansweredWords(
  db: Handle,
  open: Pick<OpenStatement, 'statement'>,
  document: StatementDocument,
): Promise<void> {
  const left = (await wordsFound(db, open, document)).filter(({ reason }) => reason === null);
  if (left.length === 0) return;
  const phrases = left.slice(0, 3).map(({ phrase }) => `“${phrase}”`);
  throw new Refusal(
    'incomplete',
    `Nobody has said yet why these words can be published, which count a few people, name somebody or look like data of one person: ${phrases.join(', ')}`,
  );
}

/** Somebody has looked at a phrase and says why nobody can be recognised by it; of a draft, before it is declared. */
export async function answerWords(
  actor: Actor,
  seen: Seen,
  asked: { measureId: string; phrase: string; reason: string },
): Promise<void> {
  const reason = cleanText(asked.reason);
  if (!reason) throw new Refusal('incomplete', 'Say why nobody can be recognised by these words');
  if ([...reason].length > WORDS_REASON_LIMIT)
    throw new Refusal('incomplete', `Shorten the reason to ${WORDS_REASON_LIMIT} characters`);
  await inTransaction(async (tx) => {
    const held = await holdAsShown(tx, seen);
    if (!held.draft) throw new Refusal('not_in_state', 'This statement is no longer a draft');
    const found = await wordsFound(tx, held, held.draft);
    const { measureId, phrase } = asked;
    if (!found.some((each) => each.measureId === measureId && each.phrase === phrase)) throw notFound();
    await putWordsAnswer(tx, {
      organisation_id: held.organisation.id,
      statement_id: held.statement.id,
      measure_id: measureId,
      phrase,
      reason,
      answered_by: actor.personId,
      answered_at: now(),
    });
    await stepEvent(tx, actor, held, 'words.answered', { measureId, phrase, reason });
  });
}
