import type { DocumentFacts } from '~/publication/pdf/documents/facts';

/** What is known of a version that was approved and published. */
export const publishedFacts: DocumentFacts = {
  status: 'published',
  approvedAt: '2026-06-18T09:00:00.000Z',
  publishedAt: '2026-06-18T09:00:00.000Z',
  code: 'PM-7K4W-92QX',
  sha256: '0123456789abcdef'.repeat(4),
  origin: 'https://proofmark.example',
};
