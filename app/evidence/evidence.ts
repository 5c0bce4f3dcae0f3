/** A file behind a figure, as its pages show it. */
export interface EvidenceFile {
  id: string;
  measureId: string;
  name: string;
  size: string;
  sha256: string;
  about: string | null;
  addedBy: string;
  /** ISO moments. */
  addedAt: string;
  removedAt: string | null;
}

/** Whether a file stood behind a figure at a moment: for what was declared then. Null for now. */
export function stoodAt(
  { addedAt, removedAt }: Pick<EvidenceFile, 'addedAt' | 'removedAt'>,
  at: string | null,
): boolean {
  if (at === null) return removedAt === null;
  return addedAt <= at && (removedAt === null || removedAt > at);
}
