import { SIGNATURE_PLACE } from '../engines/pades/sign-pdf';
import type { StatementDocument } from '../questionnaire/document';
import { exactAttachments, publicAttachments } from './data-files';
import { addressOnFile } from './file-address';
import { EDITIONS, type Edition, MOST_PAGES } from './pdf/documents/edition';
import type { DocumentFacts } from './pdf/documents/facts';
import { partOf, type Slice, sliceName } from './pdf/documents/slice';
import { publicDocument } from './public-document';

// The parts that draw cost a quarter of a second to load: a start that prints nothing does without them.
const engine = () => import('../engines/tagged-pdf/render-tagged-pdf');
const ofHouse = () => import('./pdf/house');
const renewalParts = () => Promise.all([import('./pdf/documents/renewal'), engine(), ofHouse()]);
const commissionerParts = () => Promise.all([import('./pdf/documents/commissioner'), engine(), ofHouse()]);
const declarationParts = () => Promise.all([import('./pdf/documents/declaration'), engine(), ofHouse()]);

/** Loads what documents are drawn with, before there is one. */
export async function warmUp(): Promise<void> {
  const [[, engine, { house }]] = await Promise.all([
    renewalParts(),
    commissionerParts(),
    declarationParts(),
  ]);
  await engine.warmEngine(house);
}

/** Room for the signature that is said to be there; none where nobody signs. */
const roomFor = ({ seal }: DocumentFacts) => (seal ? { signature: { ...seal, place: SIGNATURE_PLACE } } : {});

/** The whole statement for the assessor, with exact figures: never public. */
export async function renewalPdf(document: StatementDocument, facts: DocumentFacts): Promise<Uint8Array> {
  const [{ Renewal, renewalMeta }, { renderTaggedPdf }, { house }] = await renewalParts();
  const carrying = { ...facts, attachments: facts.attachments ?? exactAttachments(document, facts) };
  const meta = { ...renewalMeta(document, carrying), ...addressOnFile(facts) };
  return renderTaggedPdf(Renewal({ document, facts: carrying }), meta, house, roomFor(facts));
}

/** The whole statement for everybody, from published figures alone whatever document it is given. */
export async function statementPdf(document: StatementDocument, facts: DocumentFacts): Promise<Uint8Array> {
  const open = publicDocument(document);
  const attachments = publicAttachments(open, facts);
  return renewalPdf(open, { ...facts, audience: 'public', attachments });
}

/** The one-page declaration for the directory, from published figures alone whatever document it is given. */
export async function declarationPdf(document: StatementDocument, facts: DocumentFacts): Promise<Uint8Array> {
  const [{ DECLARATIONS, declaration, declarationMeta }, { renderWithin }, { house }] =
    await declarationParts();
  const open = publicDocument(document);
  const carrying: DocumentFacts = {
    ...facts,
    audience: 'public',
    attachments: publicAttachments(open, facts),
  };
  const [fullest, ...shorter] = DECLARATIONS;
  const edition = declaration({ document: open, facts: carrying });
  const print = (room: (typeof DECLARATIONS)[number]) => () => edition(room);
  const meta = { ...declarationMeta(open, carrying), ...addressOnFile(carrying) };
  return renderWithin(1, [print(fullest), ...shorter.map(print)], meta, house, roomFor(facts));
}

/** The short document for commissioners, from published figures alone whatever document it is given. */
export async function commissionerPdf(
  document: StatementDocument,
  facts: DocumentFacts,
  slice: Slice = {},
): Promise<Uint8Array> {
  const [{ commissioner, commissionerMeta }, { renderWithin }, { house }] = await commissionerParts();
  const open = publicDocument(document);
  const part = partOf(open, slice);
  const carrying: DocumentFacts = {
    ...facts,
    audience: 'public',
    // A slice without any figure carries no empty files.
    ...(part.sections.length > 0 && { attachments: publicAttachments(part, facts, sliceName(open, slice)) }),
  };
  const [fullest, ...shorter] = EDITIONS;
  const inEdition = commissioner({ document: open, facts: carrying, slice });
  const print = (edition: Edition) => () => inEdition(edition);
  const meta = { ...commissionerMeta(open, carrying, slice), ...addressOnFile(carrying) };
  return renderWithin(MOST_PAGES, [print(fullest), ...shorter.map(print)], meta, house, roomFor(facts));
}
