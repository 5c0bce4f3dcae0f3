/** What can be kept as evidence: the ending, the media type, and what it is called in a sentence. */
export const FILE_KINDS = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const;
export type FileKind = keyof typeof FILE_KINDS;

/** Largest file, in bytes. */
export const FILE_LIMIT = 20_000_000;

/** The kind a file's name claims; null for one that is not taken. */
export function kindOfName(name: string): FileKind | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (ending === 'jpeg') return 'jpg';
  return ending in FILE_KINDS ? (ending as FileKind) : null;
}

/** A file's name as it is kept and offered for saving: no folders, nothing that steers a terminal or a header. */
export function fileName(raw: string): string {
  const base = raw.split(/[\\/]/).at(-1) ?? '';
  return base
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}"<>:|?*;]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(-120);
}

/** 1,234,567 → "1.2 MB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
