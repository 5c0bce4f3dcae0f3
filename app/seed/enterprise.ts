import type { Level } from '../questionnaire/measure';
import { firstLevel, highestLevel } from '../questionnaire/scheme';
import { chanceOf, normal, pick } from './chance';

/** An enterprise that nobody runs. */
export interface SeedEnterprise {
  index: number;
  slug: string;
  name: string;
  field: string;
  region: string;
  level: Level;
  legalForm: string;
  /** Pounds in its first year. */
  income: number;
  /** How much it grows a year. */
  growth: number;
  /** Month and day its years end on. */
  yearEnd: string;
}

/** The start of every seeded organisation's address, by which they are known. */
export const SEED_SLUG = 'seed-';

const FIELDS = [
  ['Employment and skills', 16],
  ['Health and social care', 15],
  ['Reuse and repair', 10],
  ['Food and hospitality', 10],
  ['Community transport', 6],
  ['Housing and homelessness', 9],
  ['Arts and culture', 8],
  ['Early years and childcare', 7],
  ['Sport and leisure', 6],
  ['Energy and environment', 6],
  ['Construction training', 4],
  ['Business support', 3],
] as const;

/** The twelve regions and countries of ITL level 1, about as populous as they are. */
const REGIONS = [
  ['London', 13],
  ['South East', 13],
  ['North West', 11],
  ['East of England', 9],
  ['West Midlands', 9],
  ['South West', 9],
  ['Yorkshire and The Humber', 8],
  ['East Midlands', 7],
  ['North East', 5],
  ['Scotland', 8],
  ['Wales', 5],
  ['Northern Ireland', 3],
] as const;

const FORMS = [
  ['Community interest company limited by guarantee', 55],
  ['Community interest company limited by shares', 12],
  ['Company limited by guarantee and registered charity', 20],
  ['Community benefit society', 9],
  ['Co-operative society', 4],
] as const;

const ENDS = [
  ['03-31', 60],
  ['12-31', 20],
  ['07-31', 12],
  ['09-30', 8],
] as const;

const FIRST = 'Harbour Oak Northern Riverside Canal Meadow Lantern Bridge Orchard Beacon Mill Common'.split(
  ' ',
);
const SECOND =
  'Works Kitchen Futures Collective Trust Makers Steps Pathways Exchange Garden Hands Table'.split(' ');

/** Half earn less than this; a sixth more than three and a half times as much. */
const MIDDLE_INCOME = 320_000;
const INCOME_SPREAD = 1.25;

/** The enterprise with a number: the same one every time. */
export function enterpriseAt(index: number): SeedEnterprise {
  const chance = chanceOf(index * 7919 + 13);
  const number = String(index + 1).padStart(6, '0');
  const word = (words: readonly string[]) => words[Math.floor(chance() * words.length)] ?? '';
  const name = `${word(FIRST)} ${word(SECOND)} ${number}`;
  return {
    index,
    slug: `${SEED_SLUG}${number}`,
    name,
    field: pick(chance, FIELDS),
    region: pick(chance, REGIONS),
    level: (chance() < 0.15 ? highestLevel() : firstLevel()).id,
    legalForm: pick(chance, FORMS),
    income: Math.max(9_000, Math.round(MIDDLE_INCOME * Math.exp(INCOME_SPREAD * normal(chance)))),
    growth: 0.03 + 0.06 * normal(chance),
    yearEnd: pick(chance, ENDS),
  };
}
