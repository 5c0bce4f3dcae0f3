import { page } from '~/platform/http.server';
import { refusalOf } from '~/platform/public-file.server';
import { notFound } from '~/platform/refusal';

export const handle = { script: false };

/**
 * Every address that nothing else answers, so that its page knows who is signed in; and a public file's refusal, where
 * a browser asked for the file.
 */
export const loader = page(async ({ context }) => {
  throw refusalOf(context) ?? notFound();
});

export default function NothingRoute() {
  return null;
}
