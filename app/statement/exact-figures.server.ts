import { database, inTransaction } from '~db/client';
import { askExact, decideExact, dropExact, exactFiguresOf } from '~db/queries/exact-figures';
import { namesOf } from '~db/queries/people';
import { countRevision } from '~db/queries/statements';
import { type Actor, can } from '../access/can';
import { now } from '../platform/clock.server';
import { notFound, Refusal } from '../platform/refusal';
import type { Memory } from '../publication/disclosure';
import { publicDocument } from '../publication/public-document';
import { classOf } from '../questionnaire/disclosure-class';
import type { DocumentItem, StatementDocument } from '../questionnaire/document';
import { formatFigure } from '../questionnaire/format';
import { periodInWords } from '../questionnaire/period';
import { cleanText } from '../questionnaire/text';
import { yearFigure } from '../questionnaire/year-figure';
import { refuseOwnSide, stepEvent } from './decide.server';
import type { ExactRequest, SensitiveFigure, SmallNumbersPage } from './exact-figures';
import type { OpenStatement } from './open.server';
import { publicMemory } from './public-record.server';
import type { Held } from './shown.server';
import { documentShown, holdAsShown, type Seen } from './shown.server';
import { wordsFound } from './words.server';

/** Longest reason, in characters. */
const EXACT_REASON_LIMIT = 500;

/** Why a figure is no matter of agreement. */
const NEVER_EXACT =
  'This figure is never published exactly: it is under 10 or rests on few, or it would tell a part that is published as a range';

/** How each sensitive count of a version will be published, and what was asked and agreed about it. */
export async function smallNumbersPage(actor: Actor, open: OpenStatement): Promise<SmallNumbersPage> {
  const { organisation, version } = open;
  const [{ document, shown }, requests] = await Promise.all([documentShown(open), exactRequests(open)]);
  const draft = version.status === 'draft';
  return {
    id: open.statement.id,
    organisation: organisation.name,
    period: periodInWords(document.statement.period),
    shown,
    figures: sensitiveFigures(
      document,
      requests,
      await publicMemory(database(), organisation.id, version.id),
    ),
    mayAsk: draft && can(actor, 'exact_figure.ask', organisation.id),
    words: await wordsFound(database(), open, document),
    mayAnswer: draft && can(actor, 'statement.edit', organisation.id),
  };
}

/** What was asked to be published exactly, by measure, with what the figure is. */
export async function exactRequests(open: OpenStatement): Promise<ExactRequest[]> {
  const rows = await exactFiguresOf(database(), open.organisation.id, open.version.id);
  const names = await namesOf(
    database(),
    rows.map(({ asked_by }) => asked_by),
  );
  return rows.map((row) => ({
    measureId: row.measure_id,
    reason: row.reason,
    askedBy: names.get(row.asked_by) ?? '',
    state: row.agreed === null ? 'asked' : row.agreed ? 'agreed' : 'refused',
  }));
}

/** Each protected total as it is, as it will be published as things stand, and whether an exact one could be agreed to. */
function sensitiveFigures(
  document: StatementDocument,
  requests: readonly ExactRequest[],
  memory: Memory,
): SensitiveFigure[] {
  const saying = (exact: readonly string[]) => {
    const items = publicDocument({ ...document, exact }, memory).sections.flatMap((section) => section.items);
    return new Map(items.map((item) => [item.measure.id, wordsOf(item, document)]));
  };
  const items = document.sections.flatMap((section) => section.items);
  const agreed = requests.filter(({ state }) => state === 'agreed').map(({ measureId }) => measureId);
  const [published, atMost] = [saying(agreed), saying(items.map(({ measure }) => measure.id))];
  return items.flatMap((item) => {
    const { id, label } = item.measure;
    const exact = wordsOf(item, document);
    const said = published.get(id);
    const request = requests.find(({ measureId }) => measureId === id) ?? null;
    if (classOf(item.measure) === 'open' || !exact || !said || (exact === said && !request)) return [];
    return [{ measureId: id, label, exact, published: said, mayBeExact: atMost.get(id) === exact, request }];
  });
}

function wordsOf({ measure, figures }: DocumentItem, { statement }: StatementDocument): string | null {
  const total = yearFigure(figures, measure.id, statement.period);
  return total ? formatFigure(total, measure) : null;
}

/** A director asks that one sensitive count be published exactly, and says why. */
export async function askForExact(actor: Actor, seen: Seen, measureId: string, raw: string): Promise<void> {
  const reason = cleanText(raw);
  if (!reason) throw new Refusal('incomplete', 'Say why the exact figure may be published');
  if ([...reason].length > EXACT_REASON_LIMIT)
    throw new Refusal('incomplete', `Shorten the reason to ${EXACT_REASON_LIMIT} characters`);
  await inTransaction(async (tx) => {
    const open = await holdAsShown(tx, seen);
    const memory = await publicMemory(tx, open.organisation.id, open.version.id);
    const figure = sensitiveFigures(draftOf(open), [], memory).find((each) => each.measureId === measureId);
    if (!figure) throw notFound();
    if (!figure.mayBeExact) throw new Refusal('incomplete', NEVER_EXACT);
    await askExact(tx, {
      organisation_id: open.organisation.id,
      version_id: open.version.id,
      measure_id: measureId,
      reason,
      asked_by: actor.personId,
      asked_at: now(),
    });
    await countRevision(tx, open.organisation.id, open.version.id);
    await stepEvent(tx, actor, open, 'exact_figure.asked', { measureId, reason });
  });
}

/** A director takes the request back. */
export async function dropExactRequest(actor: Actor, seen: Seen, measureId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const open = await holdAsShown(tx, seen);
    draftOf(open);
    if (!(await dropExact(tx, keyOf(open, measureId)))) return;
    await countRevision(tx, open.organisation.id, open.version.id);
    await stepEvent(tx, actor, open, 'exact_figure.dropped', { measureId });
  });
}

/** The second person: an assessor, never of the organisation's side, agrees or refuses before approving. */
export async function decideOnExact(
  actor: Actor,
  seen: Seen,
  measureId: string,
  agreed: boolean,
): Promise<void> {
  refuseOwnSide(actor, seen);
  await inTransaction(async (tx) => {
    const open = await holdAsShown(tx, seen);
    if (open.version.status !== 'submitted')
      throw new Refusal('not_in_state', 'Only a submitted statement can be decided about');
    const by = { personId: actor.personId, at: now(), agreed };
    if (!(await decideExact(tx, keyOf(open, measureId), by))) throw notFound();
    // Approving publishes what was agreed: a page from before this is old.
    await countRevision(tx, open.organisation.id, open.version.id);
    await stepEvent(tx, actor, open, agreed ? 'exact_figure.agreed' : 'exact_figure.refused', { measureId });
  });
}

function draftOf({ draft }: Held): StatementDocument {
  if (!draft) throw new Refusal('not_in_state', 'This statement is no longer a draft');
  return draft;
}

function keyOf({ organisation, version }: OpenStatement, measureId: string) {
  return { organisationId: organisation.id, versionId: version.id, measureId };
}
