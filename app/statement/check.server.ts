import { database } from '~db/client';
import { type Actor, can } from '../access/can';
import type { StatementDocument } from '../questionnaire/document';
import { periodInWords } from '../questionnaire/period';
import { asStanding, type Missing } from '../questionnaire/readiness';
import { type BlankNow, blankNow } from './blank-now.server';
import { placedComments } from './comment.server';
import { documentOf, frozenDocument } from './document-of.server';
import type { WordsFound } from './exact-figures';
import { periodOf } from './figures.server';
import { type OpenStatement, openStanding } from './open.server';
import { missingIn } from './prepare.server';
import type { PlacedComment } from './section-view';
import type { Shown } from './shown';
import { documentShown } from './shown.server';
import { shortStories } from './to-acknowledge';
import { wordsFound } from './words.server';

interface CheckPage {
  id: string;
  period: string;
  organisation: string;
  status: string;
  standing: { status: string; words: string };
  /** What the assessor asked, unanswered first. */
  comments: PlacedComment[];
  unanswered: number;
  document: StatementDocument;
  shown: Shown;
  missing: Missing[];
  /** What was stated last year and is blank now. */
  blank: BlankNow[];
  /** Stories so short that a reader learns little from them. */
  short: { sectionId: string; measureId: string; label: string; text: string }[];
  /** Words that could point to somebody, with what was said about each. */
  words: WordsFound[];
  prepared: boolean;
  preparedByMe: boolean;
  may: { prepare: boolean; declare: boolean; edit: boolean };
}

/** A version as readers will see it: frozen once submitted, as it stands while a draft. */
export async function versionDocument(open: OpenStatement): Promise<StatementDocument> {
  const { version } = open;
  if (version.status === 'draft') return { ...(await documentOf(database(), open)), draft: true };
  return frozenDocument(database(), open);
}

/** Check-your-answers: the document, what is missing, what is odd, and how it stands against the criteria. */
export async function checkPage(actor: Actor, open: OpenStatement): Promise<CheckPage> {
  const { statement, organisation, version } = open;
  const draft = version.status === 'draft';
  const { document, shown } = await documentShown(open);
  const comments = await placedComments(open);
  const unanswered = comments.filter(({ resolved }) => !resolved).length;
  const may = (permission: Parameters<typeof can>[1]) => draft && can(actor, permission, organisation.id);
  return {
    id: statement.id,
    period: periodInWords(periodOf(statement)),
    organisation: organisation.name,
    status: version.status,
    standing: openStanding(open, unanswered),
    comments: draft ? comments : [],
    unanswered,
    // What is told of a draft says so.
    document: {
      ...document,
      criteria: asStanding(document.criteria),
      ...(draft && { draft: true as const }),
    },
    shown,
    missing: draft ? await missingIn(database(), open) : [],
    blank: draft ? await blankNow(open) : [],
    short: draft
      ? shortStories(document.sections).map(({ sectionId, measure, text }) => ({
          sectionId,
          measureId: measure.id,
          label: measure.label,
          text,
        }))
      : [],
    words: draft ? await wordsFound(database(), open, document) : [],
    prepared: version.prepared_at !== null,
    preparedByMe: version.prepared_by === actor.personId,
    may: {
      prepare: may('statement.prepare'),
      declare: may('statement.declare'),
      edit: may('statement.edit'),
    },
  };
}
