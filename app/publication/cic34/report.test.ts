import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { smallStatement, usualStatement } from '../../../tests/pdf/made-up-statement';
import { isCic } from './is-cic';
import { cicReport } from './report';
import { reportDocx } from './report-docx.server';
import { reportText } from './report-text';

const flat = (text: string) => text.replace(/\s+/g, ' ');

/** A file of a zip by its name, from its central directory. */
function unzipped(zip: Uint8Array, name: string): string {
  const bytes = Buffer.from(zip);
  let at = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  while (at !== -1 && bytes.readUInt32LE(at) === 0x02014b50) {
    const [packed, length, extra, comment] = [20, 28, 30, 32].map((offset, index) =>
      index === 0 ? bytes.readUInt32LE(at + offset) : bytes.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    if (bytes.toString('utf8', at + 46, at + 46 + length) === name) {
      const local = bytes.readUInt32LE(at + 42);
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const body = bytes.subarray(start, start + packed);
      return (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body).toString('utf8');
    }
    at += 46 + length + extra + comment;
  }
  throw new Error(`${name} is not in the file`);
}

test('says what was answered, word for word', () => {
  const document = usualStatement();
  const text = flat(reportText(cicReport(document)));
  const answers = document.sections.flatMap(({ items }) => items);
  for (const id of ['community_of_interest', 'aims', 'actions', 'outcomes', 'learning'])
    for (const { text: said } of answers.find(({ measure }) => measure.id === id)?.figures ?? [])
      expect(text).toContain(flat(said ?? ''));
});

test('leaves open what was not answered, and invents nothing', () => {
  const text = flat(reportText(cicReport({ ...smallStatement(), sections: [] })));
  for (const open of [
    '[to complete: what the company did in the year',
    '[to complete: who the company’s stakeholders are',
    '[to complete: the directors’ remuneration',
    '[to complete: each transfer',
  ])
    expect(text).toContain(open);
  expect(text).not.toContain('In figures');
  expect(text).not.toContain('The statement says');
});

test('holds no small count of a sensitive measure: the report goes on a public register', () => {
  const document = usualStatement();
  const secret = {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      items: section.items.map((item) =>
        item.measure.id === 'homelessness_prevented'
          ? { ...item, figures: item.figures.map((figure) => ({ ...figure, number: 7 })) }
          : item,
      ),
    })),
  };
  const line = reportText(cicReport(secret)).match(/- Households prevented.*/)?.[0] ?? '';
  expect(line).toContain('fewer than 10 households');
});

test('as a Word file it has headings, a list, a language, and the same words', async () => {
  const report = cicReport(usualStatement());
  const file = await reportDocx(report);
  const words = unzipped(file, 'word/document.xml');
  for (const { title, passages } of report.parts) {
    expect(words).toContain(title);
    for (const { words: said } of passages)
      for (const line of said.split('\n'))
        expect(words).toContain(
          line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
        );
  }
  expect(words).toContain('w:val="Heading1"');
  expect(words).toContain('<w:numPr>');
  expect(unzipped(file, 'word/styles.xml')).toContain('en-GB');
});

test.each([
  ['Community interest company limited by guarantee', true],
  ['CIC limited by shares', true],
  ['Community benefit society', false],
  ['Not stated', false],
])('%s: %s', (form, files) => {
  expect(isCic(form)).toBe(files);
});
