import type { Criterion, Named, Scheme, SchemeLevel } from './scheme-pack';

/**
 * The scheme in force, once a process has put it there: read it where it is used, and never while modules are loaded. No
 * browser knows it; what a page says of it comes from its loader.
 */
export let scheme: Scheme;
let before: readonly Named[] = [];
let names: ReadonlyMap<string, string> = new Map();

/** Makes a pack the one in force. `earlier` are versions that something was decided by: their levels keep their names. */
export function putInForce(inForce: Scheme, earlier: readonly Named[] = []): void {
  scheme = inForce;
  before = earlier;
  names = namesOf([...earlier, inForce]);
}

/** What another thread needs to be of the same scheme. */
export function schemesNamed(): { inForce: Scheme; earlier: readonly Named[] } {
  return { inForce: scheme, earlier: before };
}

/** Every level that something may have been assessed for, now or earlier, by its id. */
export function levelNames(): ReadonlyMap<string, string> {
  return names;
}

function namesOf(packs: readonly Named[]): Map<string, string> {
  return new Map(packs.flatMap(({ levels }) => levels.map((each) => [each.id, each.name] as const)));
}

/** A level of the scheme in force; null where it has none of that id. */
export function levelCalled(id: string): SchemeLevel | null {
  return scheme.levels.find((each) => each.id === id) ?? null;
}

/** The lowest level: what an organisation applies for, and what is asked of one whose level is not known. */
export function firstLevel(): SchemeLevel {
  const [first] = scheme.levels;
  if (!first) throw new Error('The scheme has no level');
  return first;
}

/** Every level by its id, in its words, for a form that asks which. */
export function levelOptions(): Record<string, string> {
  return Object.fromEntries(scheme.levels.map(({ id, name }) => [id, name]));
}

/** The highest level: of it everything is asked that is asked of anybody. */
export function highestLevel(): SchemeLevel {
  return scheme.levels.at(-1) ?? firstLevel();
}

/** Whom a section that is not asked of everybody is asked of: "Gold Mark"; "Silver and Gold". */
export function askedOfInWords(sectionId: string): string {
  const asking = scheme.levels.filter(({ id }) =>
    levelsWithin(id).some(({ asks }) => asks.includes(sectionId)),
  );
  return new Intl.ListFormat('en-GB').format(asking.map(({ name }) => name));
}

/** A level with every level that it includes, lowest first; nothing of a level that the scheme has not. */
export function levelsWithin(id: string): SchemeLevel[] {
  const own = levelCalled(id);
  if (!own) return [];
  const within = new Set([
    id,
    ...own.includes.flatMap((each) => levelsWithin(each).map((inner) => inner.id)),
  ]);
  return scheme.levels.filter((each) => within.has(each.id));
}

/** A level by its name, as every page says it; empty where nobody assessed for one. */
export function levelName(id: string | undefined): string {
  return id ? (names.get(id) ?? id) : '';
}

/** How a level's badge is drawn. */
export function badgeOf(id: string | undefined): SchemeLevel['badge'] {
  return levelCalled(id ?? '')?.badge ?? 'leaf';
}

/** The criteria of a level with those of every level that it includes, in the scheme's order. */
export function criteriaOf(level: string): Criterion[] {
  const within = new Set(levelsWithin(level).map((each) => each.id));
  return scheme.criteria.filter((each) => within.has(each.level));
}

/** The least share in percent that the scheme asks of a measure, and of whom; null where it asks for none. */
export function leastShare(measureId: string): { share: number; level: string } | null {
  const asking = scheme.criteria.find(({ least }) => least?.measure === measureId);
  return asking?.least ? { share: asking.least.share, level: asking.level } : null;
}

/** The yearly licence fee in pounds, without VAT, for an income in pounds. */
export function feeFor(income: number, of: Scheme = scheme): number {
  const tier = of.fees.tiers.find(({ below }) => below === null || income < below);
  if (!tier) throw new Error('The scheme has no last fee tier');
  return tier.fee;
}

/** Whether a statement is the yearly one or the full review, by how many came before it. */
export function cycleAfter(earlierStatements: number, of: Scheme = scheme): 'annual' | 'full' {
  return earlierStatements % of.cycle.fullReviewEvery === 0 ? 'full' : 'annual';
}
