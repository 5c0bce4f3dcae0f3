import { directoryText } from '../publication/directory-text';
import { publishedStatement } from './published.server';

/** The directory's text of a published statement. */
export async function directoryTextOf(slug: string, periodEnd: string): Promise<string> {
  const { document } = await publishedStatement(slug, periodEnd);
  return directoryText(document);
}
