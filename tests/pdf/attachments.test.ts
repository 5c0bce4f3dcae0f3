import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { codeInPdf } from '~/publication/code-in-pdf.server';
import { dataCsv } from '~/publication/csv/figures-csv';
import { dataFile } from '~/publication/data-files';
import { commissionerPdf, renewalPdf, statementPdf } from '~/publication/documents.server';
import type { DocumentFacts } from '~/publication/pdf/documents/facts';
import { partOf } from '~/publication/pdf/documents/slice';
import { publicDocument } from '~/publication/public-document';
import { objections } from '../support/shacl';
import { hugeStatement, usualStatement } from './made-up-statement';
import { openPdf } from './open-pdf';

const facts: DocumentFacts = {
  status: 'published',
  approvedAt: '2026-06-18T09:00:00.000Z',
  publishedAt: '2026-06-18T09:00:00.000Z',
  code: 'PM-7K4W-92QX',
  sha256: '0123456789abcdef'.repeat(4),
  origin: 'https://proofmark.example',
};
const NAMES = ['codebook.csv', 'data.csv', 'data.jsonld', 'parts.csv'] as const;

/** The files inside a PDF, as a reader takes them out. */
async function attachedTo(pdf: Uint8Array): Promise<Record<string, string>> {
  const opened = await openPdf(pdf);
  const files: Record<string, string> = {};
  for (const [id, { filename }] of (await opened.getAttachments()) ?? []) {
    const content = (await opened.getAttachmentContent(id)) as Uint8Array;
    files[filename] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
  }
  return files;
}

const served = (name: (typeof NAMES)[number], document = usualStatement()) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(dataFile(name, [{ document, facts }]));

describe('the data inside a PDF', () => {
  it('is, for the whole statement, byte for byte what is served beside it', async () => {
    for (const pdf of [
      await statementPdf(usualStatement(), facts),
      await commissionerPdf(usualStatement(), facts),
    ]) {
      const files = await attachedTo(pdf);
      expect(Object.keys(files).sort()).toEqual([...NAMES]);
      for (const name of NAMES) expect(files[name]).toBe(served(name));
    }
  });

  it('is, for a slice, the slice’s alone, and still valid', async () => {
    const files = await attachedTo(await commissionerPdf(usualStatement(), facts, { theme: 'jobs' }));
    const part = partOf(publicDocument(usualStatement()), { theme: 'jobs' });
    for (const name of NAMES) expect(files[name]?.replace(': Jobs only"', '"')).toBe(served(name, part));
    expect(files['data.csv']).toContain('jobs_created');
    for (const name of NAMES) expect(files[name]).not.toContain('people_trained');
    expect(await objections(files['data.jsonld'] ?? '')).toEqual([]);
  });

  it('is, for an area, named for it, so that nobody imports it as the whole organisation’s', async () => {
    const files = await attachedTo(await commissionerPdf(usualStatement(), facts, { area: 'Torfaen' }));
    expect(files['data.csv']?.trim().split('\r\n')).toHaveLength(1);
    const rows = parse(files['parts.csv'] ?? '', { columns: true, bom: true }) as Record<string, string>[];
    expect(rows.map(({ part, measure, area }) => [part, measure, area])).toEqual([
      ['area', 'jobs_created', 'Torfaen'],
      ['area', 'people_trained', 'Torfaen'],
      ['area', 'homelessness_prevented', 'Torfaen'],
    ]);
    expect(files['codebook.csv']).not.toContain('training_hours');
    expect(files['data.jsonld']).toContain('"hasName": "Jobs created: Torfaen"');
    expect(await objections(files['data.jsonld'] ?? '')).toEqual([]);
  });

  it('is exact in the accreditor’s copy, which has no public data', async () => {
    const files = await attachedTo(await renewalPdf(hugeStatement(), facts));
    expect(Object.keys(files).sort()).toEqual(['codebook.csv', 'data.csv', 'parts.csv']);
    expect(files['data.csv']).toBe(dataCsv([{ document: hugeStatement(), facts }]));
    expect(files['data.csv']).not.toBe(served('data.csv', hugeStatement()));
  });

  it('and the file say which code it has, and whether it is the accreditor’s copy', async () => {
    const { code } = facts;
    expect(codeInPdf(await statementPdf(usualStatement(), facts))).toEqual({ code, accreditors: false });
    expect(codeInPdf(await commissionerPdf(usualStatement(), facts))).toEqual({ code, accreditors: false });
    expect(codeInPdf(await renewalPdf(usualStatement(), facts))).toEqual({ code, accreditors: true });
  });

  it('still tells the code when the metadata was taken out', async () => {
    const pdf = Buffer.from(await statementPdf(usualStatement(), facts)).toString('latin1');
    const without = Buffer.from(pdf.replaceAll('PM-7K4W-92QX', 'XX-XXXX-XXXX'), 'latin1');
    expect(codeInPdf(without)).toEqual({ code: 'PM-7K4W-92QX', accreditors: false });
  });
});
