import type { StatementDocument } from '~/questionnaire/document';
import { database } from '~db/client';
import { filesOfVersion } from '~db/queries/verification';
import { paths } from '../paths';
import { context } from '../platform/context.server';
import { quoted, Unanswerable } from '../platform/public-file.server';
import { Refusal } from '../platform/refusal';
import type { DocumentFacts } from '../publication/pdf/documents/facts';
import { type Slice, sliceOf } from '../publication/pdf/documents/slice';
import { wrongInWords, wrongParts, wrongSliceTitle } from '../publication/pdf/documents/wrong-slice';
import type { Turn } from '../publication/printer/orders.server';
import { printPdf } from '../publication/printer/print.server';
import { accreditorInPrint } from '../statement/printed-by.server';
import { type PublishedFile, publishedPdf } from '../statement/published-file.server';
import { type PublishedStatement, publishedStatement } from './published.server';

/** Finds out in whose turn a file is made; it is asked when there is none yet. */
export type TurnOf = () => Promise<Turn>;

/** The public statement as PDF: every figure as published. */
export async function statementFile(
  slug: string,
  periodEnd: string,
  turnOf?: TurnOf,
): Promise<PublishedFile> {
  const found = await publishedStatement(slug, periodEnd);
  const make = async () => printPdf({ kind: 'statement', ...(await printedOf(found, turnOf)) });
  return publishedPdf({ ...idsOf(found), name: 'statement.pdf', make });
}

/** The one-page declaration, with what it is called once saved: of a year that was brought in nobody declared anything. */
export async function declarationFile(
  slug: string,
  periodEnd: string,
  turnOf?: TurnOf,
): Promise<PublishedFile & { called: 'declaration' | 'summary' }> {
  const found = await publishedStatement(slug, periodEnd);
  const make = async () => printPdf({ kind: 'declaration', ...(await printedOf(found, turnOf)) });
  const file = await publishedPdf({ ...idsOf(found), name: 'declaration.pdf', make });
  return { ...file, called: found.document.broughtIn ? 'summary' : 'declaration' };
}

/** The commissioner's document, whole or a slice; a theme, area or day that the statement does not know is refused with those it knows. */
export async function commissionerFile(
  slug: string,
  periodEnd: string,
  wanted: Slice,
  turnOf?: TurnOf,
): Promise<PublishedFile> {
  const found = await publishedStatement(slug, periodEnd);
  const slice = sliceOf(found.document, wanted);
  if (!slice) throw unknownSlice(found.document, wanted, paths.published(slug, periodEnd));
  const { tenderDate = '' } = slice;
  const asked = questionsOf(slice);
  const make = async () => {
    if (tenderDate) await refuseTooManyDays(found);
    return printPdf({ kind: 'commissioner', ...(await printedOf(found, turnOf)), slice });
  };
  return publishedPdf({ ...idsOf(found), name: `commissioner.pdf?${asked}`, make });
}

/** What a commissioner's document is asked for with, in its address. */
export const SLICE_QUESTIONS = ['theme', 'area', 'tender-date'] as const;

function questionsOf({ theme = '', area = '', tenderDate = '' }: Slice): URLSearchParams {
  const parts = { theme, area, 'tender-date': tenderDate };
  return new URLSearchParams(Object.entries(parts).filter(([, value]) => value));
}

/** A statement's own themes and areas, each as the address that was meant: the parts that were right stay in it. */
function unknownSlice(
  document: StatementDocument,
  wanted: Slice,
  here: ReturnType<typeof paths.published>,
): Unanswerable {
  const wrong = wrongParts(document, wanted);
  const right = { ...wanted, ...Object.fromEntries(wrong.map(({ part }) => [part, undefined])) };
  const addressOf = (slice: Slice) => {
    const asked = questionsOf(slice);
    return here['commissioner.pdf'] + (asked.size > 0 ? `?${asked}` : '');
  };
  const whole = { label: 'The document without it', to: addressOf(right) };
  const missing = wrong.map((each) => ({
    says: wrongInWords(document, each, quoted),
    choices: [
      ...each.choices.map(({ value, label }) => ({ label, to: addressOf({ ...right, [each.part]: value }) })),
      whole,
    ],
  }));
  const [first] = wrong;
  const title = wrong.length === 1 && first ? wrongSliceTitle(first, quoted) : UNKNOWN;
  const code = wrong.every(({ part }) => part === 'tenderDate') ? 'unreadable' : 'not_found';
  const { name } = document.organisation;
  return new Unanswerable(code, {
    title,
    missing,
    back: { label: `The statement of ${name}`, to: here.itself },
  });
}

const UNKNOWN = 'Nothing is published for what was asked';

/** Each day makes a file that is kept for a month: with so many, a stranger who counts days through fills no disk. */
const MOST_DATED_FILES = 100;

async function refuseTooManyDays({ organisationId, versionId }: PublishedStatement): Promise<void> {
  const files = await filesOfVersion(database(), organisationId, versionId);
  if (files.filter(({ name }) => name.includes('tender-date=')).length < MOST_DATED_FILES) return;
  throw new Refusal(
    'rate_limited',
    'This statement was asked for with very many days this month. Ask without a day: the figures are the same.',
  );
}

/** What tells a version's files apart from others'. */
export function idsOf({ organisationId, versionId }: PublishedStatement) {
  return { organisationId, versionId };
}

/** What is printed, with who runs the scheme on that day; and in whose turn. */
const printedOf = async (found: PublishedStatement, turnOf?: TurnOf) => ({
  document: found.document,
  facts: { ...factsOf(found), ...(await accreditorInPrint()) },
  ...(turnOf && { turn: await turnOf() }),
});

/** What a file says of the version it was made from. */
export function factsOf({
  approvedAt,
  publishedAt,
  code,
  sha256,
}: Pick<PublishedStatement, 'approvedAt' | 'publishedAt' | 'code' | 'sha256'>): DocumentFacts {
  return { status: 'published', approvedAt, publishedAt, code, sha256, origin: context().origin };
}
