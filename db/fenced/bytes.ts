/** Bytes as both engines write them: in one piece. PGlite's own way goes byte by byte, and a PDF would hold up every page. */
export const bytesAsText = {
  serialize: (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}`,
  parse: (text: string) => new Uint8Array(Buffer.from(text.slice(2), 'hex')),
};
