import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { versionById } from '~db/queries/statements';
import { commissionerFile, declarationFile } from '../commissioning/published-files.server';
import { context } from '../platform/context.server';
import { quoted } from '../platform/public-file.server';
import type { DocumentFacts } from '../publication/pdf/documents/facts';
import { type Slice, sliceOf } from '../publication/pdf/documents/slice';
import { wrongInWords, wrongParts } from '../publication/pdf/documents/wrong-slice';
import { printPdf } from '../publication/printer/print.server';
import { configuredSeal } from '../publication/signature/configured.server';
import { approvedAt, asAnswered } from '../questionnaire/brought-in';
import type { StatementDocument } from '../questionnaire/document';
import { documentOf } from '../statement/document-of.server';
import { yearsOf } from '../statement/figures.server';
import { issued } from '../statement/issued-file.server';
import { accreditorInPrint } from '../statement/printed-by.server';
import { type Outcome, withStore } from './command';

const USAGE =
  'npm run pdf -- --organisation SLUG --period-end YYYY-MM-DD --document renewal|commissioner|declaration [--theme T] [--area A] [--tender-date D] --out FILE';

type Asked = ReturnType<typeof readArguments>;

function readArguments() {
  const { values } = parseArgs({
    options: {
      organisation: { type: 'string' },
      'period-end': { type: 'string' },
      document: { type: 'string' },
      theme: { type: 'string' },
      area: { type: 'string' },
      'tender-date': { type: 'string' },
      out: { type: 'string' },
    },
  });
  const {
    organisation,
    'period-end': periodEnd,
    document,
    theme,
    area,
    'tender-date': tenderDate,
    out,
  } = values;
  const kind = (['renewal', 'commissioner', 'declaration'] as const).find((each) => each === document);
  if (!organisation || !periodEnd || !out || !kind) throw new Error(`Use: ${USAGE}`);
  if ((theme || area || tenderDate) && kind !== 'commissioner')
    throw new Error('Only the commissioner document is made for a theme, an area or a tender date.');
  return { organisation, periodEnd, kind, out, slice: { theme, area, tenderDate } };
}

/** The newest version that speaks for a year, with its document: frozen once submitted, as it stands while a draft. */
async function versionFor({ organisation: slug, periodEnd }: Asked, origin: string) {
  const organisation = await organisationBySlug(database(), slug);
  if (!organisation) throw new Error(`There is no organisation “${slug}”.`);
  const years = await yearsOf(organisation.id);
  const year = years.find(({ statement }) => statement.period_end === periodEnd);
  if (!year) {
    const known = years.map(({ statement }) => statement.period_end).join(', ') || 'none';
    throw new Error(`${slug} has no statement for a period that ends on ${periodEnd}. There are: ${known}.`);
  }
  const row = await versionById(database(), organisation.id, year.version.id);
  const document = row?.document
    ? asAnswered(JSON.parse(row.document) as StatementDocument, row)
    : { ...(await documentOf(database(), { organisation, ...year })), draft: true as const };
  const facts: DocumentFacts = {
    status: year.version.status,
    approvedAt: row ? approvedAt(row) : null,
    publishedAt: row?.published_at?.toISOString() ?? null,
    code: row?.verification_code ?? null,
    sha256: row?.document_sha256 ?? null,
    origin,
    ...(await accreditorInPrint()),
  };
  return { document, facts, version: year.version };
}

async function print(asked: Asked): Promise<Outcome> {
  const { document, facts, version } = await versionFor(asked, context().origin);
  const slice = sliceFor(asked, document);
  const { warnings } = await configuredSeal();
  const bytes = await bytesOf({ ...asked, slice }, document, facts);
  // What is not served from the store is noted, so that `verify` knows it again.
  const kept = asked.kind !== 'renewal' && facts.status === 'published';
  writeFileSync(asked.out, kept ? bytes : await issued(version, `${asked.kind}.pdf`, bytes));
  return { lines: [`${asked.out}: ${asked.kind} of ${document.organisation.name}`, ...warnings] };
}

/** The slice in the document's own spelling, or what is wrong with it. */
function sliceFor({ slice: asked }: Asked, document: StatementDocument): Slice {
  const slice = sliceOf(document, asked);
  if (slice) return slice;
  const wrong = wrongParts(document, asked);
  throw new Error(wrong.map((each) => wrongInWords(document, each, quoted)).join(' '));
}

/** Of a published version the file as it is served, so that it can be verified; else one made for the purpose. */
async function bytesOf(
  { kind, organisation, periodEnd, slice }: Omit<Asked, 'slice'> & { slice: Slice },
  document: StatementDocument,
  facts: DocumentFacts,
): Promise<Uint8Array> {
  if (kind === 'renewal' || facts.status !== 'published') return printPdf({ kind, document, facts, slice });
  if (kind === 'declaration') return (await declarationFile(organisation, periodEnd)).bytes;
  return (await commissionerFile(organisation, periodEnd, slice)).bytes;
}

await withStore(readArguments, print);
