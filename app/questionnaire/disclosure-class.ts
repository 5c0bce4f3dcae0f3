import { kindOf, kinds } from './kinds/kinds';
import type { DisclosureClass, Measure } from './measure';
import { ownClass } from './own-measure';
import { coreMeasure } from './sections';

/**
 * Whom a measure's figures could point to; of a document that was frozen before measures said it, as they say it now. An
 * own measure is never less protected than its words ask for, whatever was answered when its document was frozen.
 */
export function classOf(measure: Measure): DisclosureClass {
  if (measure.own)
    return ownClass(
      { ...measure, kind: kindOf(measure).money ? 'money' : 'count' },
      measure.disclosure ?? null,
    );
  const known: DisclosureClass | undefined = measure.disclosure ?? coreMeasure(measure.id)?.disclosure;
  if (known) return known;
  return kinds[measure.kind].plotted ? 'sensitive' : 'open';
}

/** Whether a measure's counts are published as ranges and never as they are, but for what two people agree to. */
export function isBanded(measure: Measure): boolean {
  const told = classOf(measure);
  return told === 'sensitive' || told === 'special';
}
