import { parse } from 'csv-parse/sync';
import type { Figure } from '~/questionnaire/figure';
import { saysTheSame } from '~/questionnaire/format';
import { kinds } from '~/questionnaire/kinds/kinds';
import type { Measure } from '~/questionnaire/measure';
import { yearLabel } from '~/questionnaire/period';
import { openPdf, readingOrder } from '../pdf/open-pdf';
import { pdfOutline } from '../pdf/outlines';
import { isCounted, squeezed, type Truth } from './claims';

const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
const unescaped = (html: string) => html.replace(/&(\w+|#x27);/g, (all, name) => CHARACTERS[name] ?? all);
export const plain = (html: string) => squeezed(unescaped(html.replace(/<[^>]*>/g, ' ')));
const YEAR = /\d{4}(?:\/\d\d)?(?: \(brought in\))?/;
const MARK = / \(brought in\)$/;
const bare = (year: string) => year.replace(MARK, '');

interface Row {
  cells: { text: string; attributes: string; html: string }[];
}

function tablesIn(html: string): { caption: string; head: string[]; rows: Row[] }[] {
  return [...html.matchAll(/<table.*?<\/table>/gs)].map(([table]) => {
    const caption = plain(/<caption[^>]*>(.*?)<\/caption>/s.exec(table)?.[1] ?? '');
    const rows = [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) => ({
      cells: [...row.matchAll(/<t[hd]([^>]*)>(.*?)<\/t[hd]>/gs)].map(([, attributes = '', inner = '']) => ({
        attributes,
        html: inner,
        // A dash says that nothing is stated, as in the PDFs.
        text: plain(inner.replace(/<span class="govuk-visually-hidden">.*?<\/span>/gs, '')).replace(
          /^–$/,
          '',
        ),
      })),
    }));
    const [head, ...body] = rows;
    return { caption, head: head?.cells.map(({ text }) => text) ?? [], rows: body };
  });
}

/** The statement's page: tables of figures, the chart's own tables, its sentences and its pictures' words. */
export function readStatementPage(
  place: string,
  html: string,
  truth: Truth,
  { trace = true }: { trace?: boolean } = {},
): void {
  for (const { caption, head, rows } of tablesIn(html)) {
    if (/: figures$/.test(caption)) readFigureTable(place, head, rows.map(figureCells), truth);
    else if (head[0] === 'Period') readTrend(`${place}, table of ${caption}`, caption, head, rows, truth);
  }
  for (const [, label = ''] of html.matchAll(/<svg[^>]*aria-label="([^"]*)"/g))
    readAlternative(`${place}, picture`, unescaped(label), truth);
  readPositions(place, html, truth);
  if (!trace) return;
  truth.trace(place, plain(html.replace(/<svg.*?<\/svg>/gs, ' ')));
  for (const [, label = ''] of html.matchAll(/aria-label="([^"]*)"/g))
    truth.trace(`${place}, picture`, unescaped(label));
}

function figureCells({ cells }: Row): string[] {
  const [head, ...rest] = cells;
  const name = plain((head?.html ?? '').replace(/<span.*$/s, ''));
  const group = head?.attributes.includes('figure-label--group') ? '\u0000' : '';
  return [group + name, ...rest.map(({ text }) => text)];
}

/** A row for each total: the year before, or an older year that says which it is; this year; the target. */
function readFigureTable(place: string, head: readonly string[], rows: string[][], truth: Truth): void {
  const current = currentYear(truth);
  const seen = new Set<string>();
  for (const [name = '', ...cells] of rows) {
    const measure = truth.measureNamed(name);
    if (!measure || !isCounted(measure)) continue;
    const { now, foreseen, before } = truth.newest(measure);
    cells.forEach((cell, index) => {
      const column = head[index + 1] ?? '';
      const [, says = '', own, mark] =
        /^(.*?)(?: \((?:(\d{4}(?:\/\d\d)?)(?:, )?)?(brought in)?\))?$/s.exec(cell) ?? [];
      if (column === 'Target') truth.check({ place, name, year: current, series: 'target', says });
      else if (column === current && says) {
        seen.add(measure.id);
        const series = now ? 'actual' : 'forecast';
        const figure = now ?? foreseen;
        const year = figure ? yearLabel(figure.period) : current;
        if (says !== 'No figure') truth.check({ place, name, year, series, says });
      } else if (YEAR.test(column)) {
        const year = own ?? bare(column);
        if (says && before)
          truth.named(place, `${year} ${mark || (!own && MARK.test(column)) ? '(brought in)' : ''}`, before);
        if (says) truth.check({ place, name, year, series: 'actual', says });
        const wanted = before ? yearLabel(before.period) : '';
        if (says && wanted && year !== wanted)
          truth.disagree(place, `${name}: ${cell} stands for the year before, which is ${wanted}`);
      }
    });
  }
  for (const measure of truth.history.measures) {
    const { now } = truth.newest(measure);
    if (
      now &&
      rows.some(([name = '']) => truth.measureNamed(name)?.id === measure.id) &&
      !seen.has(measure.id)
    )
      truth.disagree(place, `${measure.label} has no figure for this year`);
  }
}

function readTrend(place: string, title: string, head: readonly string[], rows: Row[], truth: Truth): void {
  for (const { cells } of rows) {
    const [label, says, ...more] = cells.map(({ text }) => text);
    readPoint(place, title, label ?? '', says ?? '', truth);
    head.slice(2).forEach((column, index) => {
      const cell = more[index] ?? '';
      const year = YEAR.exec(label ?? '')?.[0] ?? '';
      if (column === 'Target' && cell)
        truth.check({ place, name: title, year, series: 'target', says: cell });
      if (column === 'Restated as' && cell)
        truth.check({ place, name: title, year, series: 'comparative', says: cell });
    });
  }
}

/** One point in words; of a measure that was replaced, its own name stands before the figure. */
function readPoint(place: string, title: string, label: string, words: string, truth: Truth): void {
  const year = YEAR.exec(label)?.[0] ?? '';
  const earlier = truth.history.measures.find(
    (each) => each.label !== title && words.startsWith(`${each.label}: `),
  );
  const says = earlier ? words.slice(earlier.label.length + 2) : words;
  const name = earlier?.label ?? title;
  const measure = truth.measureNamed(name);
  const figure = measure && truth.standing(measure, bare(year));
  if (figure && says !== 'No figure') truth.named(place, year, figure);
  if (year) truth.check({ place, name, year, series: 'actual', says });
}

/** "Bar chart, Jobs created. 2023/24: 12 jobs; 2024/25: 13 jobs, target 16 jobs." and the same after a sentence. */
function readAlternative(place: string, said: string, truth: Truth): void {
  // Where the meaning changed is said behind the points.
  const words = said.replace(/ Counted differently from .*$/s, '');
  const title = truth.history.measures
    .map(({ label }) => label)
    .filter((label) => words.includes(label))
    .sort((a, b) => words.indexOf(a) - words.indexOf(b) || b.length - a.length)[0];
  if (!title) return;
  // Before the list a sentence may name years too.
  const from = words.search(/(?<=\. )\d{4}(?:\/\d\d)?(?: \([^)]*\))?: /);
  if (from < 0) return;
  const list = [
    ...words
      .slice(from)
      .matchAll(
        /(\d{4}(?:\/\d\d)?(?: \(brought in\))?)( \(draft\))?: (.*?)(?=; (?:\d{4}|No figures:)|\.(?: |$)|$)/g,
      ),
  ];
  for (const [, label = '', , told = ''] of list) {
    const [point = '', ...parts] = told.split(/, (?=target |later restated as |forecast)/);
    readPoint(place, title, label, point, truth);
    for (const part of parts) {
      if (part.startsWith('target '))
        truth.check({ place, name: title, year: label, series: 'target', says: part.slice(7) });
      if (part.startsWith('later'))
        truth.check({ place, name: title, year: label, series: 'comparative', says: part.slice(18) });
    }
  }
}

const SCALE: Record<string, number> = { k: 1e3, m: 1e6, b: 1e9 };
const compactNumber = (words: string) => {
  const [, sign, digits = '', scale = ''] = /^(−?)([\d.,]+)([kmb]?)/.exec(words) ?? [];
  return (sign ? -1 : 1) * Number(digits.replace(/,/g, '')) * (SCALE[scale] ?? 1);
};

/** Where each labelled point stands in a picture, read off the picture's own scale. */
function readPositions(place: string, html: string, truth: Truth): void {
  for (const [svg] of html.matchAll(/<svg.*?<\/svg>/gs)) {
    const texts = [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(
      ([, attributes = '', words = '']) => ({
        x: Number(/ x="([-\d.]+)"/.exec(attributes)?.[1]),
        y: Number(/ y="([-\d.]+)"/.exec(attributes)?.[1]),
        start: !/middle|end/.test(attributes),
        bold: /bold/.test(attributes),
        words: unescaped(words),
      }),
    );
    const ticks = texts
      .filter(({ x, start }) => x === 0 && start)
      .map(({ y, words }) => ({ y: y + 4, value: compactNumber(words) }));
    const [first, last] = [ticks[0], ticks.at(-1)];
    if (!first || !last || first.y === last.y) continue;
    const valueAt = (y: number) =>
      first.value + ((first.y - y) / (first.y - last.y)) * (last.value - first.value);
    for (const { y, words, bold } of texts) {
      const number = /\d[\d,.]*[kmb]?/.exec(words)?.[0];
      if (!bold || !number || /^\d{4}/.test(words)) continue;
      truth.read += 1;
      const tolerance = Math.abs(valueAt(y) - valueAt(y + 1)) * 1.5 + Math.abs(compactNumber(number)) * 0.051;
      // A range is drawn where its middle is.
      const [, low, high] = /(\d[\d.,]*)–(\d[\d.,]*)/.exec(words) ?? [];
      const drawn = low && high ? (compactNumber(low) + compactNumber(high)) / 2 : compactNumber(number);
      if (Math.abs(valueAt(y + 9) - drawn) > tolerance)
        truth.disagree(`${place}, picture`, `“${words}” stands at ${valueAt(y + 9)}`);
    }
  }
}

/** A PDF as a reader of its structure is given it: tables by row and column, pictures by their words, everything by its numbers. */
export async function readPdf(place: string, pdf: Uint8Array, truth: Truth): Promise<void> {
  const opened = await openPdf(pdf);
  readOutline(place, await pdfOutline(opened), truth);
  const spoken = await readingOrder(opened);
  for (const { role, text } of spoken)
    if (role === 'Figure alt') readAlternative(`${place}, picture`, text, truth);
  const words = spoken.filter(({ role }) => !/^Figure/.test(role)).map(({ text }) => text);
  truth.trace(place, words.join(' '));
  for (const { role, text } of spoken) if (role === 'Figure alt') truth.trace(`${place}, picture`, text);
  const { info } = (await opened.getMetadata()) as { info: Record<string, unknown> };
  truth.trace(`${place}, its own title`, [info.Title, info.Subject, info.Keywords].filter(Boolean).join(' '));
}

function readOutline(place: string, outline: readonly string[], truth: Truth): void {
  let head: string[] = [];
  let name = '';
  for (const line of outline) {
    const [, kind = '', rest = ''] = /^(\S+) (.*)$/s.exec(line) ?? [];
    if (kind === 'head') head = rest.split(' | ');
    if (kind !== 'row') continue;
    const [first = '', ...cells] = rest.split(' | ');
    const total = truth.measureNamed(first);
    if (total) name = first;
    if (place.startsWith('commissioner')) {
      if (total) readThreeYears(place, first, head, cells, truth);
    } else if (head[0] === 'Measure' && head.some((column) => YEAR.test(column)))
      readEveryYear(`${place}, table`, { first, name, total: Boolean(total) }, head, cells, truth);
  }
}

const currentYear = ({ history }: Truth) => yearLabel(history.years.at(-1)?.period ?? { start: '', end: '' });

const SERIES: Record<string, Figure['series']> = {
  Target: 'target',
  Forecast: 'forecast',
  'As restated later': 'comparative',
};

function readEveryYear(
  place: string,
  { first, name, total }: { first: string; name: string; total: boolean },
  head: readonly string[],
  cells: readonly string[],
  truth: Truth,
): void {
  const series = total ? 'actual' : SERIES[first];
  if (!series) return;
  cells.forEach((cell, index) => {
    const says = cell === '–' ? '' : cell;
    const measure = truth.measureNamed(name);
    const year = head[index + 1] ?? '';
    if (measure && total && isTarget(year, truth) && says)
      truth.check({ place, name, year: currentYear(truth), series: 'target', says });
    if (!measure || !YEAR.test(year)) return;
    const stated = truth.whole(measure, series, bare(year));
    if (stated && says && series === 'actual') truth.named(place, MARK.test(says) ? says : year, stated);
    // Below the measure that took its place stand earlier years alone.
    const replaced = name.endsWith('(counted differently)');
    const untold = series === 'comparative' && !says && stated && restatesTheSame(stated, measure, truth);
    if (says || (stated && !replaced && !untold))
      checkExactly(place, { name, year: bare(year), series, says: bare(says), stated }, truth);
  });
}

/** A restatement that reads as what it restates is not told twice: as a range, or withheld, the two may be one. */
function restatesTheSame(again: Figure, measure: Measure, truth: Truth): boolean {
  const first = truth.whole(measure, 'actual', yearLabel(again.period));
  const [a, b] = [first, again].map((figure) => figure && truth.plain(figure));
  return Boolean(a && b && saysTheSame(a, b, measure));
}

/** A line of one series says that series alone: no restatement stands in for what came about. */
function checkExactly(
  place: string,
  {
    name,
    year,
    series,
    says,
    stated,
  }: { name: string; year: string; series: Figure['series']; says: string; stated: Figure | undefined },
  truth: Truth,
): void {
  truth.read += 1;
  const forms = stated && truth.forms({ ...stated });
  const bare = stated && truth.plain(stated);
  const measure = truth.measureNamed(name);
  const cell = bare && measure ? squeezed(formatted(bare, name, truth)) : '';
  if (squeezed(says) !== cell && squeezed(says) !== squeezed(forms?.cell ?? ''))
    truth.disagree(place, `${name} in ${year} (${series}) says “${says}”, not “${cell}”`);
}

const formatted = (figure: Figure, _name: string, truth: Truth) => truth.forms(figure)?.cell ?? '';

/** Beside a newest column of another time, targets name the statement's year. */
const isTarget = (column: string, truth: Truth) =>
  column === 'Target' || column === `Target ${currentYear(truth)}`;

function readThreeYears(
  place: string,
  name: string,
  head: readonly string[],
  cells: readonly string[],
  truth: Truth,
): void {
  const current = currentYear(truth);
  cells.forEach((cell, index) => {
    const says = cell === '–' ? '' : bare(cell);
    const [column, named] = [bare(head[index + 1] ?? ''), head[index + 1] ?? ''];
    if (isTarget(column, truth)) {
      if (says) truth.check({ place, name, year: current, series: 'target', says });
    } else if (/^\d{4}/.test(column)) {
      const measure = truth.measureNamed(name);
      const figure =
        measure && (truth.whole(measure, 'actual', column) ?? truth.whole(measure, 'forecast', column));
      if (figure && says) truth.named(place, MARK.test(cell) ? cell : named, figure);
      truth.read += 1;
      const wanted = squeezed((figure && truth.forms(figure)?.cell) ?? '');
      if (squeezed(says) !== wanted)
        truth.disagree(place, `${name} in ${column} says “${says}”, not “${wanted}”`);
    }
  });
}

/** A statement's figures as CSV: value, unit, qualifier, both numbers and basis of each row. */
export function readCsv(place: string, files: readonly string[], truth: Truth): void {
  const rows = files.flatMap((csv) => parse(csv, { columns: true, bom: true }) as Record<string, string>[]);
  const figures = truth.history.years.at(-1)?.figures ?? [];
  for (const figure of figures) {
    const said = truth.plain(figure);
    const measure = truth.history.measures.find(({ id }) => id === figure.measureId);
    if (!measure) continue;
    const mine = rows.filter(
      (row) =>
        row.measure === measure.id &&
        row.group === figure.category &&
        row.series === figure.series &&
        (row.area ?? '') === figure.slice &&
        row.period_start === figure.period.start &&
        row.period_end === figure.period.end,
    );
    truth.read += 1;
    if (!said && mine.length > 0) truth.disagree(place, `${measure.label} (${figure.series}) is not public`);
    if (!said || said.published) continue;
    const [row] = mine;
    const typed = kinds[measure.kind].typed(said, measure);
    const absent =
      said.status === 'not_measured'
        ? 'not measured'
        : said.status === 'not_applicable'
          ? 'does not apply'
          : '';
    // Of a share the percentage is worked out where nobody stated it.
    const stated = typed.value || absent || !typed.denominator ? (typed.value ?? '') : row?.value;
    const wanted = [stated, absent, typed.numerator ?? '', said.qualifier ?? '', said.basis ?? ''];
    const found = [row?.value, row?.text, row?.numerator, row?.qualifier, row?.basis];
    if (mine.length !== 1 || JSON.stringify(found) !== JSON.stringify(wanted))
      truth.disagree(
        place,
        `${measure.label} (${figure.series}, ${figure.slice || 'whole'}) says ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`,
      );
  }
}

/** The points of every chart as CSV. */
export function readTrendCsv(place: string, csv: string, truth: Truth): void {
  for (const row of parse(csv, { columns: true }) as Record<string, string>[]) {
    readPoint(place, row.label ?? '', row.period ?? '', row.display ?? '', truth);
    const year = YEAR.exec(row.period ?? '')?.[0] ?? '';
    if (row.target_display)
      truth.check({ place, name: row.label ?? '', year, series: 'target', says: row.target_display });
    if (row.restated)
      truth.check({ place, name: row.label ?? '', year, series: 'comparative', says: row.restated });
  }
}

/** Every report of a graph: its name says measure and period, its comment the figure in words, its value the number. */
export function readGraph(place: string, json: string, truth: Truth): void {
  const graph = (JSON.parse(json) as { '@graph': Record<string, unknown>[] })['@graph'];
  const reports = graph.filter((node) => node['@type'] === 'cids:IndicatorReport');
  for (const figure of truth.history.years.at(-1)?.figures ?? []) {
    const measure = truth.history.measures.find(({ id }) => id === figure.measureId);
    if (!measure || figure.category || figure.slice) continue;
    const words = { actual: '', target: ': target', forecast: ': forecast', comparative: ': restated' }[
      figure.series
    ];
    const mine = reports.filter(
      ({ hasName, startedAtTime }) =>
        String(hasName).startsWith(`${measure.label}${words}, `) &&
        String(startedAtTime).startsWith(figure.period.start),
    );
    const said = truth.plain(figure);
    truth.read += 1;
    if (!said) continue;
    const forms = truth.forms(said);
    const [comment] = (mine[0]?.hasComment as string[] | undefined) ?? [];
    const wanted = [forms?.sentence, said.series === 'comparative' ? undefined : forms?.sentence].filter(
      Boolean,
    );
    const bare = (comment ?? '').replace(/\.$/, '').toLowerCase();
    if (
      mine.length !== 1 ||
      (said.series !== 'comparative' && !wanted.some((each) => each?.toLowerCase() === bare))
    )
      truth.disagree(place, `${measure.label}${words} says “${comment}”, not “${forms?.sentence}”`);
  }
}
