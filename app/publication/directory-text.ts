import { broughtInWords } from '../questionnaire/brought-in';
import type { StatementDocument } from '../questionnaire/document';
import { formatFigure, sentenceCase } from '../questionnaire/format';
import { dayInWords, monthsIn } from '../questionnaire/period';
import { levelName } from '../questionnaire/scheme';
import { measureWith } from '../questionnaire/sections';
import { yearFigure } from '../questionnaire/year-figure';
import { keyFigures } from './key-figures';
import { publicDocument } from './public-document';
import { rangesAmong } from './rules-applied';

const FEWEST_WORDS = 50;
const MOST_WORDS = 100;
/** What an import writes where nobody has said. */
const UNSAID = 'Not stated';
/** A purpose longer than this would crowd the figures out. */
const LONGEST_PURPOSE = 40;

export const wordsIn = (text: string) => text.split(/\s+/).filter(Boolean).length;

/**
 * The paragraph of 50 to 100 words under which an organisation stands in the directory, from its latest published
 * statement: what it is, what it states, and what stands behind it. It adds no praise.
 */
export function directoryText(document: StatementDocument): string {
  const open = publicDocument(document);
  const figures = keyFigures(open);
  const needed = (count: number) => [
    introduction(open),
    ...stated(open, figures.slice(0, count)),
    standing(open),
  ];
  const counts = [4, 3, 2, 1].filter((count) => count <= figures.length);
  const count = counts.find((each) => wordsIn(needed(each).join(' ')) <= MOST_WORDS) ?? 0;
  const named = figures.slice(0, count).some(({ measureId }) => measureId === measureWith('reinvested'));
  const text = new Paragraph(needed(count));
  text.insert(1, purpose(open));
  if (!named) text.insert(-1, reinvestment(open));
  const ranges = rangesAmong(
    open,
    figures.slice(0, count).map(({ measureId }) => measureId),
  );
  for (const filler of [ranges, FILLER]) if (text.words < FEWEST_WORDS) text.insert(text.length, filler);
  return text.toString();
}

/** Sentences that take another one only while it fits. */
class Paragraph {
  constructor(private readonly sentences: string[]) {}
  get length(): number {
    return this.sentences.length;
  }
  get words(): number {
    return wordsIn(this.toString());
  }
  insert(at: number, sentence: string): void {
    if (this.words + wordsIn(sentence) <= MOST_WORDS) this.sentences.splice(at, 0, sentence);
  }
  toString(): string {
    return this.sentences.filter(Boolean).join(' ');
  }
}

const FILLER =
  'The full statement, which names the year of each figure and marks those that are said to be estimated, modelled or from a survey, can be read here, downloaded as PDF, CSV and JSON-LD, and checked by the code that is printed on it.';

const said = (words: string) => (words === UNSAID ? '' : words.trim());
/** For the middle of a sentence; "UK" and "HMP" stay as they are. */
const lower = (words: string) =>
  /^\p{Lu}\p{Ll}/u.test(words) ? words.charAt(0).toLocaleLowerCase('en-GB') + words.slice(1) : words;
const withArticle = (noun: string) => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
const inRegion = (region: string) => `in ${/^(North|South|East|West)\b/.test(region) ? 'the ' : ''}${region}`;

function introduction({ organisation, broughtIn }: StatementDocument): string {
  const form = said(organisation.legalForm);
  const field = said(organisation.fieldOfWork);
  const region = said(organisation.region);
  const works = [field && ` working in ${lower(field)}`, region && ` ${inRegion(region)}`]
    .filter(Boolean)
    .join('');
  // Of what was brought in nobody here knows that it is one.
  if (broughtIn && !form)
    return `${organisation.name}${works && `,${works},`} stands in this directory with figures brought in from elsewhere.`;
  const kind = form ? lower(form) : 'social enterprise';
  return `${organisation.name} is ${withArticle(kind)}${works}.`;
}

/** In the organisation's own words: the first sentence, or two when they are short. */
function purpose({ organisation }: StatementDocument): string {
  const whole = said(organisation.purpose);
  if (!whole) return '';
  const chosen = wordsIn(whole) <= LONGEST_PURPOSE ? whole : (/^[^.!?]+[.!?]/.exec(whole)?.[0] ?? '');
  if (wordsIn(chosen) > LONGEST_PURPOSE || !chosen) return '';
  return `Its purpose: “${chosen.replace(/[.\s]+$/, '')}”.`;
}

function stated(
  { statement, broughtIn }: StatementDocument,
  figures: ReturnType<typeof keyFigures>,
): string[] {
  if (figures.length === 0) return [];
  const { period } = statement;
  const months = monthsIn(period);
  const length = months === 12 ? 'year' : `${months} months`;
  const list = (of: typeof figures) =>
    of.map(({ label, figure }) => `${lower(label)}, ${lower(figure)}`).join('; ');
  const own = figures.filter(({ ofOtherTime }) => !ofOtherTime);
  const others = figures.filter(({ ofOtherTime }) => ofOtherTime);
  const one = (own.length || others.length) === 1;
  // What was brought in nobody here has stated.
  const says = broughtIn ? `the ${one ? 'figure brought in is' : 'figures brought in are'}` : 'it states';
  if (own.length === 0) return [`${sentenceCase(says)}: ${list(others)}.`];
  const besides = others.length > 0 ? `; for other times: ${list(others)}` : '';
  return [`For the ${length} to ${dayInWords(period.end)} ${says}: ${list(own)}${besides}.`];
}

function reinvestment(document: StatementDocument): string {
  const item = document.sections
    .flatMap(({ items }) => items)
    .find(({ measure }) => measure.id === measureWith('reinvested'));
  const figure = item && yearFigure(item.figures, measureWith('reinvested'), document.statement.period);
  if (!item || figure?.status !== 'reported') return '';
  return `It kept or gave away ${formatFigure(figure, item.measure)} of its profit for its purpose.`;
}

function standing({ statement, declaration, broughtIn }: StatementDocument): string {
  if (broughtIn) return `Its figures were ${broughtInWords(broughtIn)}.`;
  // Whether it holds the level today follows from its licence, which a text that is read later does not know.
  const declared = declaration ? 'was declared true by a director and ' : '';
  return `The statement ${declared}was approved for the ${levelName(statement.level)} by an assessor of the accreditor.`;
}
