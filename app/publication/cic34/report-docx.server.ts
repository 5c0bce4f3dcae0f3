import { Document, HeadingLevel, Packer, Paragraph, ShadingType, TextRun } from 'docx';
import type { CicReport, Passage } from './report';

const FONT = 'Calibri';
/** The wash behind what is still to be completed: seen at once, and readable when printed in grey. */
const OPEN_FILL = 'FFF2CC';

/** The draft as a Word file, with real headings and lists. */
export async function reportDocx({ title, opening, parts }: CicReport): Promise<Uint8Array> {
  const document = new Document({
    title,
    creator: 'Proofmark',
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 22, language: { value: 'en-GB' } },
          paragraph: { spacing: { after: 160, line: 288 } },
        },
        title: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 240 } } },
        heading1: {
          run: { size: 28, bold: true },
          paragraph: { spacing: { before: 360, after: 120 } },
        },
      },
    },
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...opening.map((text) => new Paragraph({ text })),
          ...parts.flatMap((part) => [
            new Paragraph({ text: part.title, heading: HeadingLevel.HEADING_1, keepNext: true }),
            ...part.passages.map(paragraph),
          ]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function paragraph({ kind, words }: Passage): Paragraph {
  if (kind === 'figure')
    return new Paragraph({ text: words, bullet: { level: 0 }, spacing: { after: 60 }, keepLines: true });
  const open = kind === 'to_complete';
  const look = open ? { bold: true, shading: { type: ShadingType.CLEAR, fill: OPEN_FILL } } : {};
  const runs = words
    .split('\n')
    .map((text, index) => new TextRun({ text, ...look, ...(index > 0 && { break: 1 }) }));
  return new Paragraph({ children: runs });
}
