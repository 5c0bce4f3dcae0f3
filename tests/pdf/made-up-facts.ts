import sharp from 'sharp';
import type { AccreditorFacts, DocumentFacts } from '~/publication/pdf/documents/facts';

/** What is known of a version that was approved and published. */
export const publishedFacts: DocumentFacts = {
  status: 'published',
  approvedAt: '2026-06-18T09:00:00.000Z',
  publishedAt: '2026-06-18T09:00:00.000Z',
  code: 'PM-7K4W-92QX',
  sha256: '0123456789abcdef'.repeat(4),
  origin: 'https://proofmark.example',
};

/** An accreditor that says all that it can say of itself. */
export async function madeUpAccreditor(change: Partial<AccreditorFacts> = {}): Promise<AccreditorFacts> {
  const [width, height] = [480, 120];
  const picture = { create: { width, height, channels: 3 as const, background: '#0e4b3a' } };
  return {
    name: 'Marc Menter Gymdeithasol, Ŵyr',
    contact: 'help@mark.example',
    complaints: 'https://mark.example/complaints',
    legal: 'Registered in England and Wales under 01234567.\n\nWe keep what you state for six years.',
    colour: '#5a1a6b',
    wordmark: { png: new Uint8Array(await sharp(picture).png().toBuffer()), width, height },
    ...change,
  };
}
