import { database } from '~db/client';
import { publishedStatements } from '~db/queries/publications';
import { wasBroughtIn } from '../questionnaire/brought-in';
import { periodInWords, yearLabel } from '../questionnaire/period';
import { scheme } from '../questionnaire/scheme';

export interface DirectoryEntry {
  slug: string;
  name: string;
  purpose: string;
  fieldOfWork: string;
  region: string;
  /** Of the newest statement that was assessed; null where none was. */
  level: 'mark' | 'gold' | null;
  levelWords: string;
  years: { periodEnd: string; label: string; period: string; broughtIn: boolean }[];
}

/** Everybody with a published statement, by name, with the years that can be read. */
export async function directory(): Promise<DirectoryEntry[]> {
  const entries = new Map<string, DirectoryEntry>();
  for (const row of await publishedStatements(database())) {
    const period = { start: row.period_start, end: row.period_end };
    const entry: DirectoryEntry = entries.get(row.slug) ?? {
      slug: row.slug,
      name: row.name,
      purpose: row.purpose,
      fieldOfWork: row.field_of_work,
      region: row.region,
      level: null,
      levelWords: '',
      years: [],
    };
    const broughtIn = wasBroughtIn(row);
    if (!broughtIn && entry.level === null) {
      entry.level = row.level;
      entry.levelWords = scheme.levels[row.level];
    }
    const { period_end: periodEnd } = row;
    entry.years.push({ periodEnd, label: yearLabel(period), period: periodInWords(period), broughtIn });
    entries.set(row.slug, entry);
  }
  return [...entries.values()];
}

/** Narrows the directory by words, field of work and level. */
export function narrow(
  entries: readonly DirectoryEntry[],
  by: { words: string; field: string; level: string },
): DirectoryEntry[] {
  const wanted = by.words.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const text = `${entry.name} ${entry.purpose} ${entry.fieldOfWork} ${entry.region}`.toLocaleLowerCase(
      'en-GB',
    );
    const fits = wanted.every((word) => text.includes(word));
    return fits && (!by.field || entry.fieldOfWork === by.field) && (!by.level || entry.level === by.level);
  });
}
