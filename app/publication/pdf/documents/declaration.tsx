import { Document, View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { decisionInWords } from '~/questionnaire/decision';
import type { DocumentMeta } from '../../../engines/tagged-pdf/document-meta';
import { headlineOf } from '../../../insight/headline';
import type { StatementDocument } from '../../../questionnaire/document';
import { periodInWords, yearLabel } from '../../../questionnaire/period';
import { levelName } from '../../../questionnaire/scheme';
import { measureWith } from '../../../questionnaire/sections';
import { answerOf } from '../../../questionnaire/year-figure';
import { keyFigures } from '../../key-figures';
import { type KeyFigure, KeyFigures } from '../components/key-figures';
import { PdfPage } from '../components/page';
import { Heading, Kicker, Lede, Paragraph } from '../components/text';
import { CheckPanel } from './check-panel';
import { type DocumentFacts, datedOn, dayOf, yearTo } from './facts';
import { glanceFigures, PrintedPound } from './glance';
import { opening } from './leading';
import { Purpose } from './purpose';
import { TopRow } from './top-row';

/** How many letters of the story, and how many figures, fit the page: tried from the fullest on. */
export const DECLARATIONS = [
  { letters: 420, figures: 4 },
  { letters: 260, figures: 4 },
  { letters: 140, figures: 4 },
  { letters: 0, figures: 4 },
  { letters: 0, figures: 2 },
] as const;

type Room = (typeof DECLARATIONS)[number];

interface Props {
  /** The public document: published figures only. */
  document: StatementDocument;
  facts: DocumentFacts;
}

/** The Social Impact Declaration: one page, made from the answers and never asked for, with as much as there is room for. */
export function declaration({ document, facts }: Props): (room: Room) => ReactElement {
  const most = glanceFigures(document, DECLARATIONS[0].figures);
  const declared = <Declared document={document} facts={facts} />;
  const check = <CheckPanel document={document} facts={facts} />;
  return ({ letters, figures }) => (
    <Document>
      <PdfPage>
        <Top document={document} facts={facts} figures={most.slice(0, figures)} />
        <Story document={document} letters={letters} />
        {declared}
        {check}
      </PdfPage>
    </Document>
  );
}

const Top = ({ document, facts, figures }: Props & { figures: readonly KeyFigure[] }): ReactElement => {
  const headline = headlineOf(document);
  return (
    <>
      <TopRow document={document} facts={facts} below={14} />
      <Kicker
        ink={facts.accreditor?.colour}
      >{`${nameOf(document)} ${yearLabel(document.statement.period)}`}</Kicker>
      <Heading level={1}>{document.organisation.name}</Heading>
      {headline ? (
        <Lede>{headline.parts.map(({ words }) => words).join('')}</Lede>
      ) : (
        <Purpose>{document.organisation.purpose}</Purpose>
      )}
      {figures.length > 0 && <KeyFigures items={figures} />}
      <PrintedPound document={document} />
    </>
  );
};

interface StoryProps {
  document: StatementDocument;
  /** At most so many letters of what changed. */
  letters: number;
}

const Story = ({ document, letters }: StoryProps): ReactElement | null => {
  const item = document.sections
    .flatMap((section) => section.items)
    .find(({ measure }) => measure.id === measureWith('outcomes'));
  const text = item && answerOf(item.figures, item.measure.id, document.statement.period)?.text;
  if (!text || letters === 0) return null;
  const { words } = opening(text, letters);
  return (
    <>
      <Heading level={2}>What changed</Heading>
      <Paragraph>{words}</Paragraph>
    </>
  );
};

/** A page that nobody declared is no declaration. */
const nameOf = ({ broughtIn }: StatementDocument) =>
  broughtIn ? 'Social Impact Summary' : 'Social Impact Declaration';

/** Who says that it is true, who found so, and for which level. */
const Declared = ({ document, facts }: Props): ReactElement => {
  const { declaration: declared, statement, scheme: pack } = document;
  const page = declared ? 'declaration' : 'page';
  const figures = keyFigures(document, DECLARATIONS[0].figures);
  const others = figures.filter(({ ofOtherTime }) => ofOtherTime).length;
  const year = periodInWords(statement.period);
  const sentences = [
    others > 0 && others === figures.length
      ? `This ${page} belongs to the statement for ${year}; ${others > 1 ? 'its figures are of other times, which they name' : 'its figure is of another time, which it names'}.`
      : `This ${page} speaks for ${year}${others > 0 ? '; a figure of another time names it' : ''}.`,
    declared &&
      `${declared.name}, ${declared.role}, declared its figures and words true, with evidence for them, on ${dayOf(declared.date)}.`,
    !document.broughtIn &&
      facts.approvedAt &&
      `It was approved for the ${levelName(statement.level)} (${pack.name}) on ${dayOf(facts.approvedAt)}.`,
    document.decision && decisionInWords(document.decision),
  ];
  return (
    <View style={{ marginTop: 14 }}>
      <Paragraph>{sentences.filter(Boolean).join(' ')}</Paragraph>
    </View>
  );
};

/** What the declaration says of itself. */
export function declarationMeta(document: StatementDocument, facts: DocumentFacts): DocumentMeta {
  const { organisation, statement } = document;
  return {
    title: `${organisation.name}: ${nameOf(document)} ${yearLabel(statement.period)}`,
    author: organisation.name,
    subject: nameOf(document),
    lang: 'en-GB',
    date: datedOn(document, facts),
    idSeed: `declaration/${statement.id}/${statement.version}/${facts.sha256 ?? facts.status}`,
    ...(facts.attachments && { attachments: facts.attachments }),
    footer: (page, pages) => ({
      left: `${organisation.name} · ${nameOf(document)} · ${yearTo(document)}`,
      right: `${page} of ${pages}`,
    }),
  };
}
