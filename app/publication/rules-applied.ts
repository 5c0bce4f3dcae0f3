import type { StatementDocument } from '../questionnaire/document';
import type { Published } from '../questionnaire/figure';
import { DISCLOSURE } from './disclosure';

/** What was done to figures of a public document, as a sentence with the rule; empty where nothing was done, for nothing is promised then. */
export function rulesApplied(document: StatementDocument): string {
  const done = doneTo(document);
  const rules = [
    done.has('band')
      ? 'counts that could point to somebody are stated as “fewer than 10”, “10 to 19” or to the nearest 10'
      : '',
    done.has('least')
      ? 'some as “at least” a round number (a stated “more than 26”, for example, would be “at least 20”)'
      : '',
    done.has('share') ? 'percentages as ranges of five or ten points' : '',
    done.has('withheld') ? 'what could still tell is not shown' : '',
  ].filter(Boolean);
  if (rules.length === 0) return '';
  const [last = '', ...others] = rules.toReversed();
  const said = others.length > 0 ? `${others.toReversed().join(', ')}, and ${last}` : last;
  return `So that nobody can be recognised, ${said} (rule ${DISCLOSURE}).`;
}

/** The same in a few words, of the measures that are told of. */
export function rangesAmong(document: StatementDocument, told?: readonly string[]): string {
  const sections = document.sections.map((section) => ({
    ...section,
    items: section.items
      .filter(({ measure }) => !told || told.includes(measure.id))
      .map((item) => (told ? { ...item, history: [] } : item)),
  }));
  return rulesInShort({ ...document, sections });
}

/** The same of documents whole: of measures that point to nobody nothing is said, for their numbers stand as they are. */
export function rulesInShort(...documents: readonly StatementDocument[]): string {
  const done = new Set(documents.flatMap((document) => [...doneTo(document)]));
  const withheld = done.delete('withheld');
  const said = [done.size > 0 && 'ranges', withheld && 'not shown'].filter(Boolean).join(' or ');
  return said && `Where people could be recognised, numbers are ${said} (rule ${DISCLOSURE}).`;
}

function doneTo({ sections }: StatementDocument): ReadonlySet<Published['as'] | 'least'> {
  const figures = sections.flatMap(({ items }) =>
    items.flatMap((item) => [...item.figures, ...item.history]),
  );
  return new Set(
    figures.flatMap(({ published }) => {
      if (published?.as !== 'band') return published?.as ?? [];
      return published.high === null ? (['band', 'least'] as const) : (['band'] as const);
    }),
  );
}
