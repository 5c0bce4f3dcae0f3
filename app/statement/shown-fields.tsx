import { Given } from '~/forms/form';
import { type Shown, shownFields } from './shown';

/**
 * Says with a decision what its page showed. Every form that decides about a statement holds them. When it was refused
 * it goes on saying what it showed first: what changed meanwhile has still to be read.
 */
export function ShownFields({ shown }: { shown: Shown }) {
  return shownFields(shown).map(({ name, value }) => <Given key={name} name={name} value={value} />);
}
