import type { Handle } from '~db/client';
import { beginningAlike, type Comparable, nameKeys, organisationsAmong } from '~db/queries/duplicates';
import { isAlike } from './alike';

/** Names that begin alike and are compared letter by letter. */
const COMPARED = 500;
const SHOWN = 10;

export interface PossibleDuplicate {
  slug: string;
  name: string;
  /** Why it may be the same, in words. */
  because: string;
}

/** Organisations that may be the one that is meant: of the same number, or of a very similar name. */
export async function possibleDuplicates(
  db: Handle,
  asked: { name: string; company: string | null; charity: string | null },
): Promise<PossibleDuplicate[]> {
  const { name, company, charity } = asked;
  const [key = ''] = await nameKeys(db, [name]);
  const numbered = await organisationsAmong(
    db,
    { companies: company ? [company] : [], charities: charity ? [charity] : [], keys: [key] },
    SHOWN,
  );
  const alike = (await beginningAlike(db, key, COMPARED)).filter((each) => isAlike(each.key, key));
  const all = new Map([...numbered, ...alike].map((each) => [each.id, each]));
  return [...all.values()].slice(0, SHOWN).map((each) => ({
    slug: each.slug,
    name: each.name,
    because: becauseOf(each, { company, charity }),
  }));
}

function becauseOf(
  { company_number, charity_number, merged_into }: Comparable,
  { company, charity }: { company: string | null; charity: string | null },
): string {
  const numbers = [
    company && company_number === company ? `company number ${company}` : '',
    charity && charity_number === charity ? `charity number ${charity}` : '',
  ].filter(Boolean);
  const why = numbers.length > 0 ? `the same ${numbers.join(' and ')}` : 'a very similar name';
  return merged_into ? `${why}; it is closed` : why;
}
