export interface ByteRange {
  from: number;
  /** Inclusive, as HTTP counts. */
  to: number;
}

/**
 * The part of a file that a Range header asks for; null when it asks for the whole, or for what need not be
 * understood (other units, several parts), and 'unsatisfiable' when the file has no such part.
 */
export function byteRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.replaceAll(' ', '') ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Number(last);
  if (to < from && last !== '') return null;
  return from >= size ? 'unsatisfiable' : { from, to: Math.min(to, size - 1) };
}

/** Whether an If-None-Match header names this version; a proxy may have weakened the tag. */
export function namesVersion(header: string | null, etag: string): boolean {
  if (header?.trim() === '*') return true;
  return header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;
}
