import { formatNumber } from '../questionnaire/number';
import { scheme } from '../questionnaire/scheme';

/** Who an organisation is compared by: what it does, how large it is, where it is. Unknown parts are empty or null. */
export interface ComparedBy {
  field: string;
  /** Which of the scheme's fee tiers its income falls in. */
  tier: number | null;
  region: string;
}

const PARTS = ['field', 'tier', 'region'] as const;
type Part = (typeof PARTS)[number];

/**
 * Nearest first: who does the same at the same size in the same region, then wider. Size stays longer than region,
 * for it says more about how large a figure can be.
 */
const WIDENING: readonly (readonly Part[])[] = [
  ['field', 'tier', 'region'],
  ['field', 'tier'],
  ['field'],
  ['tier'],
  ['region'],
  [],
];

/** The keys of the cohorts an organisation stands in, nearest first. A part that is not known makes no cohort. */
export function cohortsOf(standing: ComparedBy): string[] {
  return WIDENING.filter((parts) => parts.every((part) => isKnown(standing, part))).map((parts) =>
    cohortKey(standing, parts),
  );
}

function isKnown(standing: ComparedBy, part: Part): boolean {
  return standing[part] !== '' && standing[part] !== null;
}

function cohortKey(standing: ComparedBy, parts: readonly Part[]): string {
  return new URLSearchParams(parts.map((part) => [part, String(standing[part])])).toString();
}

/** The tier of an income in pounds; null where the income is not known. */
export function tierOf(income: number | null): number | null {
  if (income === null) return null;
  return scheme.fees.tiers.findIndex(({ below }) => below === null || income < below);
}

/** "furniture reuse with income under £150,000 in Wales": what stands after "social enterprises in". */
export function cohortInWords(key: string): string {
  const known = words.get(key);
  if (known !== undefined) return known;
  if (words.size >= MOST_WORDS) words.clear();
  const found = inWords(key);
  words.set(key, found);
  return found;
}

/** Every measure of a page is compared in one of the same few cohorts. */
const words = new Map<string, string>();
const MOST_WORDS = 2_000;

function inWords(key: string): string {
  const parts = new URLSearchParams(key);
  const [field, tier, region] = PARTS.map((part) => parts.get(part));
  const said = [
    field && `in ${lowerFirst(field)}`,
    tier != null && `with income ${tierInWords(Number(tier))}`,
    region && `${field ? 'in' : 'based in'} ${region}`,
  ].filter(Boolean);
  return ['social enterprises', ...said, ...(said.length === 0 ? ['of every kind and size'] : [])].join(' ');
}

/** "under £150,000", "of £150,000 to £499,999", "of £100,000,000 or more". */
export function tierInWords(tier: number): string {
  const from = scheme.fees.tiers[tier - 1]?.below ?? null;
  const below = scheme.fees.tiers[tier]?.below ?? null;
  const pounds = (amount: number) => `£${formatNumber(amount, 0)}`;
  if (from === null) return below === null ? 'of any size' : `under ${pounds(below)}`;
  return below === null ? `of ${pounds(from)} or more` : `of ${pounds(from)} to ${pounds(below - 1)}`;
}

/** "Reuse and repair" inside a sentence; "NHS services" stays. */
function lowerFirst(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
