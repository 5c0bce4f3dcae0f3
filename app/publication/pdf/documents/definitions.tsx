import type { ReactElement } from 'react';
import { unitInWords } from '~/questionnaire/format';
import type { Measure } from '~/questionnaire/measure';
import { Paragraph, Strong } from '../components/text';

const stopped = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`);

/** Whether somebody said what it counts: an own measure may have its name only. */
export function isDefined({ own, definition }: Measure): boolean {
  return !own || !definition.endsWith('as the organisation counts it.');
}

/** What each measure counts, in the words it was asked in. */
export const Definitions = ({
  measures,
  sources,
}: {
  measures: readonly Measure[];
  sources: boolean;
}): ReactElement => (
  <>
    {measures.map((measure) => (
      <Paragraph key={measure.id} size="small">
        <Strong>{measure.label}</Strong> ({unitInWords(measure)}): {stopped(measure.definition)}
        {sources && measure.definitionSource ? ` ${stopped(measure.definitionSource)}` : ''}
      </Paragraph>
    ))}
  </>
);
