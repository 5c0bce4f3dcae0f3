import type { Tx } from '~db/client';
import { commentsOf } from '~db/queries/comments';
import { assessorsBeside, type Reader, readerOf, readersIn } from '~db/queries/notices';
import { organisationById } from '~db/queries/organisations';
import type { Actor } from '../access/can';
import { type Telling, tell } from '../mail/tell.server';
import { paths } from '../paths';
import { now } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { dayInWords, yearLabel } from '../questionnaire/period';
import { scheme } from '../questionnaire/scheme';
import { smallNumbersIn } from '../questionnaire/small-numbers';
import { askedIn, periodOf } from './figures.server';
import type { OpenStatement } from './open.server';
import { decideBy } from './review.server';

type Told = Pick<OpenStatement, 'statement' | 'version'>;
type By = Pick<Actor, 'personId' | 'name'> | null;

/** More people than a letter goes to. */
const MOST_READERS = 200;

const at = (path: string) => `${context().origin}${path}`;

/** "2025/26 of Bryn Works", and the organisation it is of. */
async function named(tx: Tx, { statement }: Pick<Told, 'statement'>) {
  const organisation = await organisationById(tx, statement.organisation_id);
  if (!organisation) throw new Error(`No organisation ${statement.organisation_id}`);
  return { organisation, what: `${yearLabel(periodOf(statement))} of ${organisation.name}` };
}

/** Nobody is told of what they did themselves. */
const others = (readers: readonly Reader[], by: By) => readers.filter(({ id }) => id !== by?.personId);

const ownPeople = async (tx: Tx, { statement }: Pick<Told, 'statement'>, by: By) =>
  others(await readersIn(tx, statement.organisation_id, ['editor', 'director'], MOST_READERS), by);

/** Tells directors that a statement is ready for one of them to declare. */
export async function tellReady(tx: Tx, actor: Actor, open: Told): Promise<void> {
  const { organisation, what } = await named(tx, open);
  const ends = organisation.licence_until
    ? [`The licence that it renews ends on ${dayInWords(organisation.licence_until)}.`]
    : [];
  await tell(tx, others(await readersIn(tx, organisation.id, ['director'], MOST_READERS), actor), {
    kind: 'Ready to declare',
    subject: `${what} is ready to be declared`,
    says: [
      `${actor.name} says that the Social Impact Statement ${what} is ready. A director who did not prepare it reads it and declares it true.`,
      ...ends,
    ],
    action: { words: 'Read and declare it', to: at(paths.statement(open.statement.id).declare) },
    canWait: true,
  });
}

/** Tells assessors that a statement waits for a decision. */
export async function tellDeclared(tx: Tx, actor: Actor, open: Told): Promise<void> {
  const { organisation, what } = await named(tx, open);
  await tell(tx, others(await assessorsBeside(tx, organisation.id, MOST_READERS), actor), {
    kind: 'To assess',
    subject: `${what} waits for an assessor`,
    says: [
      `The Social Impact Statement ${what} was declared. It is to be decided by ${dayInWords(decideBy(now()))}.`,
    ],
    action: { words: 'Assess it', to: at(paths.review(open.statement.id)) },
    canWait: true,
  });
}

/** Tells the organisation that its statement came back, with the reason and the comments. */
export async function tellReturned(tx: Tx, actor: Actor, open: Told, reason: string): Promise<void> {
  const { what } = await named(tx, open);
  const letter: Telling = {
    kind: 'Returned',
    subject: `${what} was returned to you`,
    says: [
      `The assessor asks for changes to the Social Impact Statement ${what}.`,
      saidSafely(`The reason: ${reason}`, 'The reason stands on its page.'),
      ...(await commentsSaid(tx, open)),
    ],
    action: { words: 'Read it and answer', to: at(paths.statement(open.statement.id).itself) },
    after: ['Change your answers or reply to each comment. Then a director declares the statement again.'],
    canWait: false,
  };
  await tell(tx, await ownPeople(tx, open, actor), letter);
}

/** Mail is read on other people's servers: words that may count a few people stay on the page. */
const saidSafely = (words: string, instead: string) => (smallNumbersIn(words).length > 0 ? instead : words);

async function commentsSaid(tx: Tx, { statement, version }: Told): Promise<string[]> {
  const measures = (await askedIn(tx, statement)).flatMap((section) => section.measures);
  const rows = await commentsOf(tx, statement.organisation_id, statement.id);
  return rows
    .filter((row) => row.version_id === version.id && row.resolved_at === null)
    .map(({ measure_id, body }) => {
      const measure = measures.find(({ id }) => id === measure_id);
      const label = measure?.label ?? 'A question that is gone';
      const instead = `On “${label}”: the comment stands on its page.`;
      return measure?.disclosure === 'open' ? saidSafely(`On “${label}”: ${body}`, instead) : instead;
    });
}

/** Tells the organisation that its statement is approved, and when it is published. */
export async function tellApproved(tx: Tx, actor: Actor, open: Told, publishOn: string): Promise<void> {
  const { what } = await named(tx, open);
  await tell(tx, await ownPeople(tx, open, actor), {
    kind: 'Approved',
    subject: `${what} is approved`,
    says: [
      `The Social Impact Statement ${what} was approved. It is published on ${dayInWords(publishOn)} without another step of yours.`,
    ],
    action: { words: 'See where it stands', to: at(paths.statement(open.statement.id).itself) },
    canWait: false,
  });
}

/** Tells the organisation that its statement was refused, why, and how to appeal. */
export async function tellRefused(tx: Tx, actor: Actor, open: Told, reason: string): Promise<void> {
  const { what } = await named(tx, open);
  await tell(tx, await ownPeople(tx, open, actor), {
    kind: 'Refused',
    subject: `${what} was refused`,
    says: [
      `The Social Impact Statement ${what} was refused. Nothing of it is published.`,
      saidSafely(`The reason: ${reason}`, 'The reason stands on its page.'),
    ],
    action: { words: 'Read what was judged', to: at(paths.statement(open.statement.id).itself) },
    after: [
      `You can appeal within ${scheme.deciding.appealWithinDays} days; people who did not decide hear it. Or start a corrected version.`,
    ],
    canWait: false,
  });
}

/** Tells the organisation that its statement can be read by everybody; also that it is approved, where that was just now. */
export async function tellPublished(
  tx: Tx,
  by: By,
  open: Told,
  { approvedNow }: { approvedNow: boolean },
): Promise<void> {
  const { organisation, what } = await named(tx, open);
  await tell(tx, await ownPeople(tx, open, by), {
    kind: 'Published',
    subject: `${what} is published`,
    says: [
      `The Social Impact Statement ${what} ${approvedNow ? 'was approved and ' : ''}is published: everybody can read it, check it and take its files.`,
    ],
    action: {
      words: 'Read it as others do',
      to: at(paths.published(organisation.slug, open.statement.period_end).itself),
    },
    canWait: false,
  });
}

/** Tells the organisation that its statement was taken out of the directory, and why. */
export async function tellUnpublished(tx: Tx, actor: Actor, open: Told, reason: string): Promise<void> {
  const { what } = await named(tx, open);
  await tell(tx, await ownPeople(tx, open, actor), {
    kind: 'Withdrawn from publication',
    subject: `${what} was withdrawn from publication`,
    says: [
      `The Social Impact Statement ${what} was withdrawn from publication.`,
      saidSafely(`The reason: ${reason}`, 'The reason stands in its history.'),
    ],
    action: { words: 'See its history', to: at(paths.statement(open.statement.id).history) },
    canWait: false,
  });
}

/** Tells whoever commented that somebody answered. */
export async function tellAnswered(
  tx: Tx,
  actor: Actor,
  open: Told,
  { authorId, label }: { authorId: string; label: string },
): Promise<void> {
  const author = await readerOf(tx, authorId);
  if (!author || author.id === actor.personId) return;
  const { what } = await named(tx, open);
  await tell(tx, [author], {
    kind: 'Comment answered',
    subject: `Your comment on ${what} was answered`,
    says: [`${actor.name} answered your comment on “${label}” in the Social Impact Statement ${what}.`],
    action: { words: 'Read the answer', to: at(paths.statement(open.statement.id).itself) },
    after: ['It comes back to you when a director has declared it again.'],
    canWait: true,
  });
}
