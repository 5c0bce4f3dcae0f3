import type { PdfFile } from './pdf-file';

/** A file that is not finished by then never will be. */
const TIMEOUT_MS = 30_000;

/** Gathers the file's bytes while `draw` writes it. An element without a parent would keep it from ever ending. */
export function bytesOf(file: PdfFile, draw: () => void, timeoutMs = TIMEOUT_MS): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    const overdue = () =>
      reject(new Error(`the PDF did not end within ${timeoutMs} ms: part of its structure was never closed`));
    const timer = setTimeout(overdue, timeoutMs);
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      finish();
    };
    file.on('data', (chunk) => chunks.push(chunk));
    file.on('end', () => settle(() => resolve(new Uint8Array(Buffer.concat(chunks)))));
    file.on('error', (error) => settle(() => reject(error)));
    try {
      draw();
    } catch (error) {
      settle(() => reject(error));
    }
  });
}
