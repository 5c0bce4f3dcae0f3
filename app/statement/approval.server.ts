import { database } from '~db/client';
import { versionById } from '~db/queries/statements';
import type { Actor } from '../access/can';
import type { VerdictName } from '../accreditation/verdicts';
import { today } from '../platform/clock.server';
import { notFound } from '../platform/refusal';
import type { StatementDocument } from '../questionnaire/document';
import { addDays, dayInWords, periodInWords } from '../questionnaire/period';
import { scheme } from '../questionnaire/scheme';
import { placedComments } from './comment.server';
import { frozenDocument } from './document-of.server';
import { exactRequests } from './exact-figures.server';
import { periodOf } from './figures.server';
import { type JudgePage, judgePage, whyNotDecideOn } from './judge.server';
import type { OpenStatement } from './open.server';
import { publicReading } from './public-record.server';
import type { Shown } from './shown';
import { documentShown } from './shown.server';
import { type Raised, toAcknowledge } from './to-acknowledge';

interface ApprovalPage {
  id: string;
  organisation: string;
  period: string;
  shown: Shown;
  /** What everybody reads once it is published. */
  document: StatementDocument;
  /** Figures that are published as they are, as a range or rounded, and not at all. */
  figures: { plain: number; ranges: number; withheld: number };
  /** What a director asked to be published exactly and nobody has decided: it is published as a range. */
  undecided: number;
  /** Comments that nobody has answered: with the approval nobody does. */
  unanswered: number;
  /** What was made of each criterion, where somebody has. */
  verdicts: { id: string; letter: string; title: string; verdict: VerdictName; by: string }[];
  obstacles: string[];
  votes: JudgePage['votes'];
  /** How many people have to agree. */
  deciders: number;
  /** Why this person does not decide by these verdicts; null where they may. */
  whyNot: string | null;
  raised: Raised[];
  /** Whether it takes the place of what is published now. */
  replaces: boolean;
  today: string;
  lastDay: string;
}

/** What whoever decides has to have read, one by one; nothing of a version that is not with the assessors any more. */
export async function raisedBy(open: OpenStatement): Promise<Raised[]> {
  if (open.version.status !== 'submitted') return [];
  return toAcknowledge(await frozenDocument(database(), open));
}

/** What an approval publishes, as the public will read it, before anything is published. */
export async function approvalPage(actor: Actor, open: OpenStatement): Promise<ApprovalPage> {
  const { organisation, statement, version, versions } = open;
  const [{ shown }, requests, comments, stored, judging, whyNot] = await Promise.all([
    documentShown(open),
    exactRequests(open),
    placedComments(open),
    versionById(database(), organisation.id, version.id),
    judgePage(actor, open),
    whyNotDecideOn(database(), actor, open),
  ]);
  if (!stored?.document) throw notFound();
  const agreed = requests.filter(({ state }) => state === 'agreed').map(({ measureId }) => measureId);
  const document = await publicReading(database(), { ...stored, document: stored.document }, agreed);
  return {
    id: statement.id,
    organisation: organisation.name,
    period: periodInWords(periodOf(statement)),
    shown,
    document,
    figures: countedIn(document),
    undecided: requests.filter(({ state }) => state === 'asked').length,
    unanswered: comments.filter(({ resolved }) => !resolved).length,
    verdicts: judging.judged.flatMap(({ criterion: { id, letter, title }, verdict }) =>
      verdict ? [{ id, letter, title, verdict: verdict.verdict, by: verdict.by }] : [],
    ),
    obstacles: judging.obstacles,
    votes: judging.votes,
    deciders: scheme.deciding.deciders,
    whyNot,
    raised: await raisedBy(open),
    replaces: versions.some(({ status }) => status === 'published'),
    today: today(),
    lastDay: dayInWords(addDays(today(), scheme.cycle.publishWithinDays)),
  };
}

/** How the figures of a public document are told, this year's actual ones with their groups. */
function countedIn({ sections }: StatementDocument): ApprovalPage['figures'] {
  const figures = sections
    .flatMap(({ items }) => items.flatMap((item) => item.figures))
    .filter(({ series, text }) => series === 'actual' && text === null);
  const withheld = figures.filter(({ published }) => published?.as === 'withheld').length;
  const ranges = figures.filter(({ published }) => published).length - withheld;
  return { plain: figures.length - ranges - withheld, ranges, withheld };
}
