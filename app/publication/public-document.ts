import { classOf } from '../questionnaire/disclosure-class';
import { type DocumentItem, type StatementDocument, statedUnder } from '../questionnaire/document';
import type { Figure } from '../questionnaire/figure';
import { inOrder } from '../questionnaire/in-order';
import type { Measure } from '../questionnaire/measure';
import { factOf, type Warning } from '../questionnaire/rules';
import { publicName, withoutSmallNumbers } from '../questionnaire/small-numbers';
import { asServed, leastOfServed, mostProtecting, type WhomServed } from '../questionnaire/whom-served';
import { answerOf } from '../questionnaire/year-figure';
import { DISCLOSURE, disclose, type Memory, withoutHiddenChange } from './disclosure';

/** What anybody may see of a published version, as it was worked out when it was published. */
export function publicVersion(version: {
  public_document: string | null;
  /** Read only where the other is not there. */
  document: string | null;
}): StatementDocument {
  if (version.public_document) return JSON.parse(version.public_document) as StatementDocument;
  if (!version.document) throw new Error('Nothing of this version was frozen.');
  // Published under an earlier rule and not made anew yet: what two people agreed to then is not known to be safe now.
  return publicDocument(JSON.parse(version.document) as StatementDocument);
}

/**
 * What anybody may see of a statement, beside what was published before it and what its organisation has said since of
 * whom it serves. Everything public is made from this, never from the other; of a document that is public already it is
 * that document.
 */
export function publicDocument(
  frozen: StatementDocument,
  memory: Memory = [],
  serves: WhomServed | null = null,
): StatementDocument {
  if (frozen.disclosure) return frozen;
  const document = withServed(frozen, serves);
  const sections = document.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => publicItem(item, document, memory)),
  }));
  const open = new Set(
    sections.flatMap(({ items }) => items.filter(isOpen).map(({ measure }) => measure.id)),
  );
  const { exact: _, leastReinvested, ...rest } = document;
  const { level: __, cycle: ___, ...unassessed } = document.statement;
  const names = new Map(
    sections.flatMap(({ items }) => items.map(({ measure }) => [measure.id, measure.label])),
  );
  return {
    ...rest,
    // Of what was brought in nobody assessed which level and cycle it is for, nor what that asks of it.
    ...(leastReinvested && !document.broughtIn && { leastReinvested }),
    statement: document.broughtIn ? unassessed : document.statement,
    disclosure: DISCLOSURE,
    sections,
    // What the answers show of each criterion is the assessor's worksheet; the decision is what is published.
    criteria: [],
    // A question about a change says how large it was, so for a protected count there is none.
    warnings: document.warnings.flatMap((warning) => (open.has(warning.measureId) ? answered(warning) : [])),
    fee: null,
    ...(rest.goals && {
      goals: rest.goals.map((goal) => ({ ...goal, label: names.get(goal.measureId) ?? goal.label })),
    }),
  };
}

/**
 * A document whose measures of people are protected as those its organisation serves, by what stands in it and by what
 * was answered since: one that was frozen before organisations were asked knows nothing of it.
 */
function withServed(document: StatementDocument, since: WhomServed | null): StatementDocument {
  const least = leastServed(document, since);
  const serves = mostProtecting([document.organisation.serves, since]);
  return {
    ...document,
    organisation: { ...document.organisation, ...(serves && { serves }) },
    sections: document.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({
        ...item,
        measure: asServed(item.measure, least),
        ...(item.replaced && { replaced: asServed(item.replaced, least) }),
      })),
    })),
  };
}

/** What counts of people are at least, by a document and by what was answered since: neither makes less of the other. */
export function leastServed({ organisation, sections }: StatementDocument, since: WhomServed | null) {
  const measures = sections.flatMap(({ items }) => items.map(({ measure }) => measure));
  const [told, now] = [organisation, { ...organisation, serves: since ?? organisation.serves }].map((each) =>
    leastOfServed(each, measures),
  );
  return told === 'special' || now === 'special' ? 'special' : (told ?? now ?? null);
}

/** Everything that documents of an organisation have said in public, for the next one to be set against. */
export function memoryOf(published: readonly StatementDocument[]): Memory {
  return published.map((document) => {
    const said = new Map<string, Figure[]>();
    for (const { items } of document.sections)
      for (const { figures, history } of items)
        for (const figure of [...figures, ...history]) {
          const known = said.get(figure.measureId);
          if (known) known.push(figure);
          else said.set(figure.measureId, [figure]);
        }
    return said;
  });
}

const isOpen = ({ measure, figures }: DocumentItem) =>
  classOf(measure) === 'open' && figures.every(({ published }) => !published);

function answered(warning: Warning): Warning[] {
  const { ofMeasure: _, ...rest } = warning;
  const explanation = withoutSmallNumbers(warning.explanation);
  return explanation === null ? [] : [{ ...rest, message: factOf(warning), explanation }];
}

function publicItem(item: DocumentItem, document: StatementDocument, memory: Memory): DocumentItem {
  const { measure } = item;
  const least = leastServed(document, null);
  // A figure of its own period within the year is what was agreed to, too.
  const agreed = document.exact?.includes(measure.id)
    ? (answerOf(item.figures, measure.id, document.statement.period)?.period ?? null)
    : null;
  const published = (figures: readonly Figure[], exact: Figure['period'] | null) => {
    const ids = [...new Set(figures.map(({ measureId }) => measureId))];
    // What a measure took the place of is published as it ever was, by its own name and its own care.
    const shown = ids.flatMap((measureId) =>
      disclose({
        measure: asServed(statedUnder(item, { measureId }), least),
        figures: figures.filter((figure) => figure.measureId === measureId),
        memory,
        exact: measureId === measure.id ? exact : null,
      }),
    );
    return ids.length > 1 ? inOrder(shown, byEnd) : shown;
  };
  const [figures, history] = [published(item.figures, agreed), published(item.history, null)];
  const said = [...history, ...figures];
  return {
    ...item,
    measure: withPublicName(measure),
    ...(item.replaced && { replaced: withPublicName(item.replaced) }),
    figures: figures.map((figure) => withoutHiddenChange(figure, said)),
    history: history.map((figure) => withoutHiddenChange(figure, said)),
  };
}

/** What an organisation calls a measure of its own is printed with every figure, so that it counts nobody. */
function withPublicName(measure: Measure): Measure {
  if (!measure.own) return measure;
  const label = publicName(measure);
  if (label === measure.label) return measure;
  const { question } = measure;
  return {
    ...measure,
    label,
    question: question.replace(measure.label, label),
    definition: withoutSmallNumbers(measure.definition) ?? '',
  };
}

const byEnd = (a: Figure, b: Figure) =>
  a.period.end === b.period.end ? 0 : a.period.end < b.period.end ? -1 : 1;
