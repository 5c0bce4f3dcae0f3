import { Refusal } from '../platform/refusal';

/** Nothing begins in an organisation that turned out to be another: what it has is read, and stays as it is. */
export function refuseClosed({ name, merged_into }: { name: string; merged_into: string | null }): void {
  if (merged_into)
    throw new Refusal('not_in_state', `${name} is closed: it was a duplicate of another organisation`);
}
