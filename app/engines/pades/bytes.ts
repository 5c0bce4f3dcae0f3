import { createHash } from 'node:crypto';

/** The bytes alone: pkijs reads the whole buffer behind an array, and Node's small buffers share theirs. */
export function exact(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

/** SHA-256 as pkijs takes it. */
export function digest(...parts: readonly Uint8Array[]): ArrayBuffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return exact(hash.digest());
}
