import { database } from '~db/client';
import { versionById } from '~db/queries/statements';
import { today } from '../platform/clock.server';
import { notFound } from '../platform/refusal';
import type { StatementDocument } from '../questionnaire/document';
import { addDays, dayInWords, periodInWords } from '../questionnaire/period';
import { scheme } from '../questionnaire/scheme';
import { placedComments } from './comment.server';
import { exactRequests } from './exact-figures.server';
import { periodOf } from './figures.server';
import type { OpenStatement } from './open.server';
import { publicReading } from './public-record.server';
import type { Shown } from './shown';
import { documentShown } from './shown.server';

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
  /** Whether it takes the place of what is published now. */
  replaces: boolean;
  today: string;
  lastDay: string;
}

/** What an approval publishes, as the public will read it, before anything is published. */
export async function approvalPage(open: OpenStatement): Promise<ApprovalPage> {
  const { organisation, statement, version, versions } = open;
  const [{ shown }, requests, comments, stored] = await Promise.all([
    documentShown(open),
    exactRequests(open),
    placedComments(open),
    versionById(database(), organisation.id, version.id),
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
