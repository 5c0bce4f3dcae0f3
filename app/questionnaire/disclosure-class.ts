import { kinds } from './kinds/kinds';
import type { DisclosureClass, Measure } from './measure';
import { assumedClass } from './own-measure';
import { coreMeasure } from './sections';

/** Whom a measure's figures could point to; of a document that was frozen before measures said it, as they say it now. */
export function classOf(measure: Measure): DisclosureClass {
  const known: DisclosureClass | undefined =
    measure.disclosure ?? (measure.own ? undefined : coreMeasure(measure.id)?.disclosure);
  if (known) return known;
  if (measure.own) return assumedClass({ ...measure, kind: measure.kind === 'money' ? 'money' : 'count' });
  return kinds[measure.kind].plotted ? 'sensitive' : 'open';
}

/** Whether a measure's counts are published as ranges and never as they are, but for what two people agree to. */
export function isBanded(measure: Measure): boolean {
  const told = classOf(measure);
  return told === 'sensitive' || told === 'special';
}
