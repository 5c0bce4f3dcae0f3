import { withoutBroughtIn } from '~/questionnaire/brought-in';
import type { StatementDocument } from '~/questionnaire/document';
import { type Figure, figureKey } from '~/questionnaire/figure';
import { formatCell, formatFigure, nameWithUnit, unitInWords } from '~/questionnaire/format';
import { kinds } from '~/questionnaire/kinds/kinds';
import type { Measure } from '~/questionnaire/measure';
import { yearLabel } from '~/questionnaire/period';
import type { MadeHistory } from './made-up-history';

/** What an output says of a measure in a year, as a reader reads it off. */
interface Claim {
  place: string;
  /** The measure's name, as printed there. */
  name: string;
  /** "2024/25", with "(brought in)" behind it where the place says so. */
  year: string;
  series: Figure['series'];
  says: string;
}

export const squeezed = (words: string) => words.replace(/\s+/g, ' ').trim();
const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/**
 * What is true of a made-up history, from its own lists and not from anything the program picked; and the one form in
 * which each figure may be said, which for the public is what the public document holds under the figure's own key.
 */
export class Truth {
  readonly disagreements: string[] = [];
  read = 0;
  private readonly hides: boolean;
  private readonly said = new Map<string, Figure>();
  private readonly owners = new Map<string, Figure[]>();
  private readonly ghosts = new Set<string>();
  private readonly measures: Map<string, Measure>;

  constructor(
    readonly history: MadeHistory,
    /** What is published; null for a reader who sees everything as it was stated. */
    published: Pick<StatementDocument, 'sections'> | null,
  ) {
    this.hides = published !== null;
    this.measures = new Map(history.measures.map((measure) => [measure.id, measure]));
    for (const { measure, history: past, figures } of published?.sections.flatMap(({ items }) => items) ?? [])
      for (const figure of [...past, ...figures]) {
        const known = this.said.get(figureKey(figure));
        if (known && figure.series === 'actual' && JSON.stringify(known) !== JSON.stringify(figure))
          this.disagree('public document', `${figureKey(figure)} is published in two forms`);
        if (!known || figure.measureId === measure.id) this.said.set(figureKey(figure), figure);
      }
    for (const { figures, ghosts } of history.years) {
      for (const figure of figures)
        for (const token of this.tokensOf(figure))
          this.owners.set(token, [...(this.owners.get(token) ?? []), figure]);
      for (const figure of ghosts) for (const token of this.tokensOf(figure)) this.ghosts.add(token);
    }
  }

  get names(): string[] {
    return this.history.measures.flatMap((measure) => [measure.label, nameWithUnit(measure)]);
  }

  measureNamed(name: string): Measure | undefined {
    const bare = name.replace(/ \(counted differently\)$/, '');
    return this.history.measures.find((each) => each.label === bare || nameWithUnit(each) === bare);
  }

  private measureOf({ measureId }: Figure): Measure {
    const measure = this.measures.get(measureId);
    if (!measure) throw new Error(`${measureId} is no measure of this history`);
    return measure;
  }

  /** The digits by which a figure is known, where no other has them: "1,013", "10.33". */
  private tokensOf(figure: Figure): string[] {
    const { number, numerator } = figure;
    const measure = this.measureOf(figure);
    if (numerator !== null) return [numerator.toLocaleString('en-GB')];
    if (number === null || Math.abs(number) < 10) return [];
    if (figure.series === 'target' && measure.kind === 'share') return [];
    if (!figure.decimals && number < 1000) return [];
    return [number.toLocaleString('en-GB', { minimumFractionDigits: figure.decimals })];
  }

  /** Every figure of a measure, series and year that the whole organisation states; the statement that says it last has the word. */
  whole(measure: Measure, series: Figure['series'], year: string): Figure | undefined {
    return this.history.years
      .flatMap(({ figures }) => figures)
      .findLast(
        (each) =>
          each.measureId === measure.id &&
          each.series === series &&
          each.category === '' &&
          each.slice === '' &&
          yearLabel(each.period) === year,
      );
  }

  /** What stands for a year: what came about, else what is said of it later, else what is foreseen. */
  standing(measure: Measure, year: string): Figure | undefined {
    return (
      this.whole(measure, 'actual', year) ??
      this.whole(measure, 'comparative', year) ??
      this.whole(measure, 'forecast', year)
    );
  }

  /** What the newest statement says of a measure, and the newest one before it. */
  newest(measure: Measure): Record<'now' | 'foreseen' | 'before', Figure | undefined> {
    const wholes = (figures: readonly Figure[], wanted: Figure['series'] = 'actual') =>
      figures.filter(
        ({ measureId, series, category, slice }) =>
          measureId === measure.id && series === wanted && category === '' && slice === '',
      );
    const [last, ...earlier] = [...this.history.years].reverse();
    return {
      now: wholes(last?.figures ?? []).at(-1),
      foreseen: wholes(last?.figures ?? [], 'forecast').at(-1),
      before: earlier.flatMap(({ figures }) => wholes(figures))[0],
    };
  }

  /** How a figure may be said. */
  forms(figure: Figure): { cell: string; sentence: string } | null {
    const said = this.plain(figure);
    const measure = this.measureOf(figure);
    if (!said) return null;
    const basis = said.series === 'comparative' ? this.basisBefore(said) : said.basis;
    return {
      cell: formatCell({ ...said, basis }, measure),
      sentence: formatFigure({ ...said, basis }, measure),
    };
  }

  /** What is restated was made as it was made then. */
  private basisBefore({ measureId, period, basis }: Figure): Figure['basis'] {
    const measure = this.measures.get(measureId);
    const stated = measure && this.whole(measure, 'actual', yearLabel(period));
    return basis ?? (stated && this.plain(stated)?.basis) ?? null;
  }

  disagree(place: string, words: string): void {
    this.disagreements.push(`${place}: ${words}`);
  }

  /** Compares what a table, a list or a picture's words say with what is true. */
  check({ place, name, year: named, series, says }: Claim): void {
    const measure = this.measureNamed(name);
    if (!measure) return;
    this.read += 1;
    const year = withoutBroughtIn(named);
    const figure = series === 'actual' ? this.standing(measure, year) : this.whole(measure, series, year);
    const forms = figure && this.forms(figure);
    if (!forms) {
      if (says !== '' && says !== 'No figure')
        this.disagree(place, `${name} in ${year} (${series}) says “${says}”, but nothing is stated`);
      return;
    }
    const allowed = [forms.cell, forms.sentence].map((words) => lowerFirst(squeezed(words)));
    if (!allowed.includes(lowerFirst(squeezed(says))))
      this.disagree(place, `${name} in ${year} (${series}) says “${says}”, not “${forms.sentence}”`);
  }

  /** Whether a year's own statement was brought in: a figure of a college year is one's in which it ends. */
  wasBroughtIn({ period, series }: Pick<Figure, 'period' | 'series'>): boolean {
    const { years } = this.history;
    const at =
      series === 'comparative'
        ? years.findIndex(({ figures }) =>
            figures.some((each) => each.series === 'comparative' && each.period.end === period.end),
          )
        : years.findIndex((year) => year.period.start <= period.end && period.end <= year.period.end);
    return years[at]?.broughtIn ?? false;
  }

  /** Whether a place says of a figure's year that it was brought in, where it was and only there. */
  named(place: string, year: string, figure: Pick<Figure, 'period' | 'series'>): void {
    this.read += 1;
    if (year.includes('(brought in)') !== this.wasBroughtIn(figure))
      this.disagree(
        place,
        `${year} ${this.wasBroughtIn(figure) ? 'does not say' : 'says'} that it was brought in`,
      );
  }

  /** Looks for every number of the history in some words, and at how it is said: form, year, unit. */
  trace(place: string, text: string): void {
    const words = squeezed(text);
    for (const match of words.matchAll(/\d[\d,]*(\.\d+)?/g)) {
      const token = match[0].replace(/,$/, '');
      const at = match.index;
      if (this.ghosts.has(token) && !this.owners.has(token))
        this.disagree(place, `“${around(words, at)}” has a number of a superseded version`);
      const owners = this.owners.get(token);
      // A difference between two figures may happen to have the digits of a third.
      if (
        !owners ||
        owners.length > 1 ||
        /(up|down|Up|Down|by|£?[\d,]+) £?$/.test(words.slice(0, at)) ||
        /^[\d,.]+ percentage points? (more|less) than /.test(words.slice(at))
      )
        continue;
      const [figure] = owners;
      if (figure) this.traceOne(place, words, at, token, figure);
    }
  }

  private traceOne(place: string, words: string, at: number, token: string, figure: Figure): void {
    this.read += 1;
    const forms = this.forms(figure);
    const known = (words: string) => words.includes(token);
    if (!forms || !(known(forms.cell) || known(forms.sentence))) {
      this.disagree(place, `“${around(words, at)}” says what is not published`);
      return;
    }
    const found = [forms.sentence, forms.cell].find((form) =>
      standsAt(words, form, at - form.indexOf(token)),
    );
    if (!found) {
      this.disagree(place, `“${around(words, at)}” is not in the form “${forms.sentence}”`);
      return;
    }
    const from = at - found.indexOf(token);
    const [before, after] = [words.slice(0, from), words.slice(from + found.length)];
    if (/(more than|at least|about|almost|less than) £?$/.test(before))
      this.disagree(place, `“${around(words, at)}” has a qualifier that was not stated`);
    if (/^ \((from a survey|estimated|modelled)\)/.test(after))
      this.disagree(place, `“${around(words, at)}” has a basis that was not stated`);
    const label = yearLabel(figure.period);
    const named =
      /^ in (\d{4}(?:\/\d\d)?(?: \(brought in\))?)/.exec(after)?.[1] ??
      /(?<!\d [A-Z][a-z]+ )(\d{4}(?:\/\d\d)?(?: \(brought in\))?)(?: \(draft\))?: (?:target )?$/.exec(
        before,
      )?.[1];
    if (named && withoutBroughtIn(named) !== label)
      this.disagree(place, `“${around(words, at)}” is of ${label}`);
    if (named && figure.series === 'actual') this.named(place, named, figure);
    const unit = unitInWords(this.measureOf(figure));
    const other = this.history.measures
      .map((measure) => unitInWords(measure))
      .find((each) => each && each !== unit && after.startsWith(` ${each} `) && !unit.startsWith(each));
    if (found === forms.cell && other) this.disagree(place, `“${around(words, at)}” has the unit of another`);
  }

  /** The figure as the plain columns of a file hold it. */
  plain(figure: Figure): Figure | undefined {
    return this.hides ? this.said.get(figureKey(figure)) : figure;
  }
}

function standsAt(words: string, form: string, from: number): boolean {
  const there = words.slice(Math.max(0, from), Math.max(0, from) + form.length);
  return from >= 0 && lowerFirst(there) === lowerFirst(form);
}

const around = (words: string, at: number) => words.slice(Math.max(0, at - 50), at + 50);

/** Whether a measure is drawn and tabulated. */
export const isCounted = ({ kind }: Measure) => kinds[kind].plotted;
