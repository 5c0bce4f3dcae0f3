import { NOTHING } from '../questionnaire/format';

/** What a table's cell says; where that is nothing, it is said to readers by eye and by ear. */
export function CellWords({ says }: { says: string }) {
  if (says) return says;
  return (
    <>
      <span aria-hidden="true">{NOTHING}</span>
      <span className="govuk-visually-hidden">no figure here</span>
    </>
  );
}
