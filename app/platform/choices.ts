/** Somewhere to go on to. */
export interface Choice {
  label: string;
  to: string;
}

/** What was asked for and is not there, beside what there is instead: as plain data, for its page. */
export interface Choices {
  title: string;
  missing: { says: string; choices: Choice[] }[];
  back: Choice | null;
}

/** Whether an answer of 400 or 404 says what there is. */
export function hasChoices(data: unknown): data is Choices & { message: string } {
  return typeof data === 'object' && data !== null && 'missing' in data && 'back' in data;
}
