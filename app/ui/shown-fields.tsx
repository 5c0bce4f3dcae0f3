import { type Shown, shownFields } from '../statement/shown';

/** Says with a decision what its page showed. Every form that decides about a statement holds them. */
export function ShownFields({ shown }: { shown: Shown }) {
  return shownFields(shown).map(({ name, value }) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
