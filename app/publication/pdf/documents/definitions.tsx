import type { ReactElement } from 'react';
import { definitionOf } from '~/questionnaire/definition';
import { unitInWords } from '~/questionnaire/format';
import type { Measure } from '~/questionnaire/measure';
import { Paragraph, Strong } from '../components/text';

const stopped = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`);

/** Names of measures that nobody has defined, said as such; empty where all are. */
export function undefinedOf(measures: readonly Measure[]): string {
  const labels = [...new Set(measures.filter((each) => !definitionOf(each)).map(({ label }) => label))];
  return labels.length > 0 ? `The organisation has not said what counts for: ${labels.join('; ')}.` : '';
}

/** What each measure counts, in the words it was asked in; those that nobody defined are left to `undefinedOf`. */
export const Definitions = ({
  measures,
  sources,
}: {
  measures: readonly Measure[];
  sources: boolean;
}): ReactElement => (
  <>
    {measures.map((measure) => {
      const words = definitionOf(measure);
      if (!words) return null;
      return (
        <Paragraph key={measure.id} size="small">
          <Strong>{measure.label}</Strong> ({unitInWords(measure)}): {stopped(words)}
          {sources && measure.definitionSource ? ` ${stopped(measure.definitionSource)}` : ''}
        </Paragraph>
      );
    })}
  </>
);
