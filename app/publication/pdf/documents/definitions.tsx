import type { ReactElement } from 'react';
import { definitionOf, definitionSourceOf } from '~/questionnaire/definition';
import type { StatementDocument } from '~/questionnaire/document';
import { stopped, unitInWords } from '~/questionnaire/format';
import type { Measure } from '~/questionnaire/measure';
import { Paragraph, Strong } from '../components/text';

/** Names of measures that nobody has defined, said as such; empty where all are. */
export function undefinedOf(
  measures: readonly Measure[],
  { broughtIn }: Pick<StatementDocument, 'broughtIn'>,
): string {
  const labels = [...new Set(measures.filter((each) => !definitionOf(each)).map(({ label }) => label))];
  if (labels.length === 0) return '';
  // Of a year that was brought in the organisation was not asked.
  const opening = broughtIn ? 'It is not known here' : 'The organisation has not said';
  const what = labels.length > 1 ? 'what these measures count' : 'what this measure counts';
  return `${opening} ${what}: ${labels.join('; ')}.`;
}

/** What each measure counts, in the words it was asked in; those that nobody defined are left to `undefinedOf`. */
export const Definitions = ({
  measures,
  sources,
}: {
  measures: readonly Measure[];
  /** Whose sources are named, too: null where they are left to the statement. */
  sources: StatementDocument | null;
}): ReactElement => (
  <>
    {measures.map((measure) => {
      const words = definitionOf(measure);
      if (!words) return null;
      return (
        <Paragraph key={measure.id} size="small">
          <Strong>{measure.label}</Strong> ({unitInWords(measure)}): {stopped(words)}
          {sources && definitionSourceOf(measure, sources)
            ? ` ${stopped(definitionSourceOf(measure, sources))}`
            : ''}
        </Paragraph>
      );
    })}
  </>
);
