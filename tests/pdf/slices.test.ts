import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { commissionerPdf, statementPdf } from '~/publication/documents.server';
import { type Slice, sliceFileName, sliceName } from '~/publication/pdf/documents/slice';
import { publicDocument } from '~/publication/public-document';
import type { StatementDocument } from '~/questionnaire/document';
import { formatFigure } from '~/questionnaire/format';
import { kinds } from '~/questionnaire/kinds/kinds';
import { itWithVeraPdf, veraPdf } from '../support/verapdf';
import { publishedFacts } from './made-up-facts';
import { smallStatement, usualStatement } from './made-up-statement';
import { openPdf, readAloud, readingOrder } from './open-pdf';

type Row = Record<string, string>;

/** A commissioner's PDF as its reader has it: words, title, and the files inside. */
async function read(slice: Slice, document = usualStatement()) {
  const opened = await openPdf(await commissionerPdf(document, publishedFacts, slice));
  const words = (await readingOrder(opened))
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');
  const { info } = await opened.getMetadata();
  const files = new Map<string, string>();
  const descriptions: string[] = [];
  for (const [id, { filename, description }] of (await opened.getAttachments()) ?? []) {
    const content = (await opened.getAttachmentContent(id)) as Uint8Array;
    files.set(filename, new TextDecoder().decode(content));
    descriptions.push(String(description));
  }
  const rows = (name: string) => parse(files.get(name) ?? '', { columns: true }) as Row[];
  return { words, title: String((info as { Title?: string }).Title), descriptions, files, rows };
}

const items = publicDocument(usualStatement()).sections.flatMap((section) => section.items);

/** What the public statement says of other measures, areas or the whole organisation, in words that say nothing else. */
function otherFigures(isAsked: (item: (typeof items)[number], area: string) => boolean): string[] {
  const forms = (asked: boolean) =>
    items
      .filter(({ measure }) => kinds[measure.kind].plotted)
      .flatMap((item) =>
        item.figures
          .filter(({ slice }) => isAsked(item, slice) === asked)
          .map((figure) => formatFigure(figure, item.measure)),
      );
  const mine = forms(true).join(' | ');
  return forms(false).filter((form) => /\d{2}/.test(form) && form.length > 4 && !mine.includes(form));
}

const stories = items.flatMap(({ measure, figures }) =>
  measure.kind === 'text' && (measure.maxLength ?? 0) > 300
    ? figures.flatMap(({ text }) => (text ? [text.slice(0, 60)] : []))
    : [],
);

describe('a slice of the commissioner document', () => {
  it('for an area holds the area’s figures and nothing else', async () => {
    const { words, title, descriptions, files, rows } = await read({ area: 'Torfaen' });
    for (const form of otherFigures((_item, area) => area === 'Torfaen')) expect(words).not.toContain(form);
    for (const story of stories) expect(words).not.toContain(story);
    expect(words).toContain('Jobs created in Torfaen');
    expect(words).toContain('Only what was asked for: Torfaen.');
    expect(words).toContain('The whole organisation’s purpose: ');
    expect(words).not.toMatch(/Where each pound|surplus went back/);
    // Named wherever it is looked at from: title, headings, the data.
    expect(title).toContain('Torfaen');
    expect(words).toContain('Economic well-being · Torfaen');
    for (const description of descriptions) expect(description).toMatch(/^Torfaen only\. /);
    expect(files.get('data.jsonld')).toContain(': Torfaen only"');
    expect(rows('data.csv')).toEqual([]);
    expect(new Set(rows('parts.csv').map(({ area }) => area))).toEqual(new Set(['Torfaen']));
    expect(rows('codebook.csv').map(({ measure }) => measure)).toEqual([
      'jobs_created',
      'people_trained',
      'homelessness_prevented',
    ]);
    for (const [name, text] of files)
      for (const story of stories) expect([name, text.includes(story)]).toEqual([name, false]);
  });

  it('for a contract of some months says once of which days they are', async () => {
    const usual = usualStatement();
    const { end } = usual.statement.period;
    const period = { start: `${Number(end.slice(0, 4)) - 1}-09-01`, end };
    const contract = {
      ...usual,
      sections: usual.sections.map((section) => ({
        ...section,
        items: section.items.map((item) => ({
          ...item,
          figures: item.figures.map((each) => (each.slice === 'Torfaen' ? { ...each, period } : each)),
        })),
      })),
    };
    const { words } = await read({ area: 'Torfaen' }, contract);
    expect(words).toContain('2025/26 (7 months)');
    expect(words.split('2025/26 (7 months) is 1 September 2025 to 31 March 2026.')).toHaveLength(2);
    expect((await read({ area: 'Torfaen' })).words).not.toContain('1 September');
  });

  it('for a theme holds the theme’s figures, and where the surplus went only where that was asked for', async () => {
    const jobs = await read({ theme: 'jobs' });
    const section = usualStatement().sections.find(({ id }) => id === 'jobs');
    const ids = new Set(section?.items.map(({ measure }) => measure.id));
    for (const form of otherFigures(({ measure }) => ids.has(measure.id)))
      expect(jobs.words).not.toContain(form);
    for (const story of stories) expect(jobs.words).not.toContain(story);
    expect(jobs.words).not.toMatch(/Where each pound|surplus went back/);
    expect(
      [...jobs.rows('data.csv'), ...jobs.rows('parts.csv')].filter(({ measure = '' }) => !ids.has(measure)),
    ).toEqual([]);
    const reinvestment = await read({ theme: 'reinvestment' });
    expect(reinvestment.words).toContain('Where each pound of surplus went');
    expect(reinvestment.words).not.toContain('31 jobs');
    expect(reinvestment.rows('data.csv').map(({ measure }) => measure)).toContain('accounts_source');
  });

  it('says above a Social Value Model of what the figures below it are', async () => {
    const tenderDate = '2026-02-01';
    const head = async (slice: Slice) =>
      /What this statement says(?: of [^:]*?)?(?= Outcome)/.exec(
        (await read({ ...slice, tenderDate })).words,
      )?.[0];
    expect(await head({})).toBe('What this statement says');
    expect(await head({ theme: 'skills' })).toBe('What this statement says of Skills and volunteering');
    expect(await head({ area: 'Torfaen', theme: 'jobs' })).toBe('What this statement says of Torfaen, Jobs');
  });

  it('for a theme of an area holds what is both', async () => {
    const { words, rows } = await read({ theme: 'jobs', area: 'Torfaen' });
    expect(words).toContain('Torfaen, Jobs');
    expect(words).not.toContain('People trained');
    expect([...rows('data.csv'), ...rows('parts.csv')].map(({ measure, area }) => [measure, area])).toEqual([
      ['jobs_created', 'Torfaen'],
    ]);
  });

  it('says where there is no figure, and has none then', async () => {
    const { words, files } = await read({ area: 'Gwent' });
    expect(words).toContain('No figures are recorded for Gwent alone');
    for (const form of otherFigures(() => false)) expect(words).not.toContain(form);
    expect(files.size).toBe(0);
    expect(words).not.toContain('attached to this PDF');
  });

  it('says of a year of which it has no figure that nothing is stated there', async () => {
    const usual = usualStatement();
    const silent = {
      ...usual,
      sections: usual.sections.map((section) => ({
        ...section,
        items: section.items.map((item) =>
          item.measure.head === 'economic' ? { ...item, figures: [] } : item,
        ),
      })),
    };
    const words = 'Nothing is stated here for 2025/26.';
    const said = async (slice: Slice, document = silent) => (await read(slice, document)).words.split(words);
    // On the cover, and where its table has no column for the year.
    expect(await said({ theme: 'economic' })).toHaveLength(3);
    // Of the whole, under that head alone.
    expect(await said({})).toHaveLength(2);
    for (const slice of [{}, { theme: 'economic' }, { area: 'Torfaen' }])
      expect(await said(slice, usual)).toHaveLength(1);
    // And of a section of the statement of which no figure is of the year.
    const section = (id: string, of: StatementDocument) => ({
      ...of,
      sections: of.sections.map((each) =>
        each.id === id ? { ...each, items: each.items.map((item) => ({ ...item, figures: [] })) } : each,
      ),
    });
    const whole = async (document: StatementDocument) =>
      (await readAloud(await statementPdf(document, publishedFacts))).split(words);
    expect(await whole(section('jobs', usual))).toHaveLength(2);
    expect(await whole(usual)).toHaveLength(1);
  });

  it('never publishes more than the whole does', async () => {
    const whole = await read({});
    const all = new Set([...whole.rows('data.csv'), ...whole.rows('parts.csv')].map((row) => lineOf(row)));
    for (const slice of [{ area: 'Torfaen' }, { theme: 'social' }, { theme: 'skills', area: 'Torfaen' }]) {
      const { rows } = await read(slice);
      for (const row of [...rows('data.csv'), ...rows('parts.csv')]) expect(all).toContain(lineOf(row));
    }
  });

  it('is told from the whole, which says nothing of what was asked for', async () => {
    for (const document of [usualStatement(), smallStatement()]) {
      const { words, title, descriptions } = await read({}, document);
      expect(words).not.toContain('asked for');
      expect(title).not.toContain('·');
      expect(descriptions.filter((each) => each.includes(' only. '))).toEqual([]);
    }
    expect((await read({}, smallStatement())).words).toContain('No figures under');
  });

  itWithVeraPdf('conforms to PDF/UA-1 and PDF/A-3a (needs Java and libjaxb-java)', async () => {
    const verdict = { ua1: { conforms: true, broken: [] }, '3a': { conforms: true, broken: [] } };
    for (const slice of [{ area: 'Torfaen', tenderDate: '2026-02-01' }, { area: 'Gwent' }])
      expect(
        await veraPdf(await commissionerPdf(usualStatement(), publishedFacts, slice), 'ua1', '3a'),
      ).toEqual(verdict);
  });

  it('has a file name of its own', () => {
    expect(sliceFileName({})).toBe('');
    expect(sliceFileName({ area: ' Cwm Tŷ / reuse', theme: 'skills', tenderDate: '2026-02-01' })).toBe(
      '-cwm-ty-reuse-skills-tender-2026-02-01',
    );
    expect(sliceName(usualStatement(), { area: ' Torfaen ', theme: 'social' })).toBe(
      'Torfaen, Social well-being',
    );
  });
});

const lineOf = ({ part = '', ...row }: Row) => JSON.stringify([part, Object.entries(row)]);
