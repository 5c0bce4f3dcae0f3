import { Refusal } from '../platform/refusal';
import { directoryText } from '../publication/directory-text';
import { publishedStatement } from './published.server';

/** The directory's text of a published statement. */
export async function directoryTextOf(slug: string, periodEnd: string): Promise<string> {
  const { document } = await publishedStatement(slug, periodEnd);
  return directoryText(document);
}

/** The same for the organisation's own page, which stands while its latest statement is made anew: then it is empty. */
export async function directoryTextIfReadable(slug: string, periodEnd: string): Promise<string> {
  try {
    return await directoryTextOf(slug, periodEnd);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'gone') return '';
    throw error;
  }
}
