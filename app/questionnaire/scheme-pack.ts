import { z } from 'zod';
import shipped from './packs/social-enterprise-mark.json';

const id = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'An id is small letters, digits and _, a letter first');
const words = z.string().trim().min(1).max(1_000);
const days = z.int().min(0).max(3_660);

/** What an answer means for a criterion; `unknown` is said to be unknown and never taken for met. */
const OUTCOMES = ['met', 'not_met', 'unknown'] as const;
export type BaselineOutcome = (typeof OUTCOMES)[number];

/** A question about a criterion that anybody can answer in a minute, before they apply. */
const eligibility = z.strictObject({
  asks: words,
  hint: words,
  answers: z
    .array(
      z.strictObject({
        id,
        label: words,
        outcome: z.enum(OUTCOMES),
        /** What follows from it, in a sentence or two. */
        follows: words,
      }),
    )
    .min(2),
});

const criterion = z.strictObject({
  id,
  letter: z.string().regex(/^[A-Z0-9.]{1,4}$/, 'A letter or a number'),
  title: words,
  /** The first level that asks for it. */
  level: id,
  /** The measures whose answers show it; none where a document does. */
  shownBy: z.array(id),
  /** A share that the answers compute, and the least of it that passes, in percent. */
  least: z.strictObject({ measure: id, share: z.number().min(0).max(100) }).optional(),
  /** "One of" and "at least two of": so many of these requirements have to be seen. */
  requirements: z
    .array(
      z.strictObject({ atLeast: z.int().min(1), of: z.array(z.strictObject({ id, title: words })).min(1) }),
    )
    .default([]),
  /** When it cannot apply, as an assessor gives it as a reason: "A year without a profit". */
  mayNotApply: words.optional(),
  /** Documents that show it, and for how many months one is good; null where it is good until it changes. */
  documents: z.array(z.strictObject({ id, title: words, lastsMonths: z.int().min(1).max(120).nullable() })),
  eligibility: eligibility.optional(),
});

const level = z.strictObject({
  id,
  name: z.string().trim().min(1).max(60),
  /** How its badge is drawn. */
  badge: z.enum(['leaf', 'gold', 'slate']),
  /** Levels whose questions, requirements and criteria are asked of it, too. */
  includes: z.array(id),
  /** Sections that are asked of it and not of everybody. */
  asks: z.array(id),
  /** Measures without whose answer it cannot be declared. */
  requires: z.array(id),
  /** How many of which criteria have to be met; without it, all of its own. */
  rules: z.array(z.strictObject({ atLeast: z.int().min(1), of: z.array(id).min(1) })).optional(),
});

const fees = z.strictObject({
  vatPercent: z.number().min(0).max(100),
  source: words,
  /** Income below this many pounds, lowest first; null for the last. Fees in pounds, without VAT. */
  tiers: z.array(z.strictObject({ below: z.number().positive().nullable(), fee: z.number().min(0) })).min(1),
});

const pack = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
    /** A changed pack is another version: one that somebody was judged by stays as it was. */
    version: z.string().regex(/^[0-9][0-9.]{0,19}$/),
    name: words,
    source: words,
    /** Lowest first: the first is what an organisation applies for. */
    levels: z.array(level).min(1).max(12),
    criteria: z.array(criterion).min(1).max(60),
    cycle: z.strictObject({
      licenceMonths: z.int().min(1).max(120),
      /** Every how many years a full review with new evidence is due. */
      fullReviewEvery: z.int().min(1).max(20),
      /** Days after the last of a licence in which a late renewal still counts; the model's pages name no number. */
      graceDays: days,
      /** Days a holder may still publish after approval; architecture.md, "Lifecycle". */
      publishWithinDays: days,
      decideWithinDays: days,
      /** Days before a due date on which people are reminded. */
      remindDays: z.array(days).min(1).max(6),
    }),
    fees,
    deciding: z.strictObject({
      /** How many people have to agree to a decision. */
      deciders: z.int().min(1).max(15),
      /** Whether whoever gave verdicts may decide on them, which is then printed. ISO/IEC 17065, 7.6: they may not. */
      whoJudgedMayDecide: z.boolean(),
      appealWithinDays: days,
      appealHeardWithinDays: days,
      complaintAnsweredWithinDays: days,
    }),
    stories: z.strictObject({
      /** Below this a story is asked about: a reader learns little from it. */
      leastCharacters: z.int().min(0).max(2_000),
    }),
  })
  .superRefine((read, issues) => {
    for (const fault of faultsOf(read)) issues.addIssue({ code: 'custom', message: fault });
  });

/** An accreditation scheme, as data: whoever runs the software is the accreditor. */
export type Scheme = z.output<typeof pack>;
export type SchemeLevel = Scheme['levels'][number];
export type Criterion = Scheme['criteria'][number];

/** What in a pack contradicts itself, in words; names of measures and sections are held against the questions elsewhere. */
function faultsOf({ levels, criteria, fees: { tiers } }: Scheme): string[] {
  const ids = levels.map((each) => each.id);
  const known = new Set(criteria.map((each) => each.id));
  const twice = [...twiceIn(ids), ...twiceIn(criteria.map((each) => each.id))];
  return [
    ...twice.map((each) => `“${each}” is there twice`),
    ...twiceIn(criteria.map(({ letter }) => letter)).map((letter) => `Two criteria are called ${letter}`),
    ...levels.flatMap(({ id: own, includes }, at) =>
      includes
        .filter((each) => !ids.slice(0, at).includes(each))
        .map((each) => `The level “${own}” includes “${each}”, which is no level before it`),
    ),
    ...criteria
      .filter((each) => !ids.includes(each.level))
      .map((each) => `Criterion ${each.letter} is of the level “${each.level}”, which there is not`),
    ...levels.flatMap(({ id: own, rules = [] }) =>
      rules.flatMap(({ atLeast, of }) => [
        ...of
          .filter((each) => !known.has(each))
          .map((each) => `The level “${own}” asks for “${each}”, which is no criterion`),
        ...(atLeast > of.length ? [`The level “${own}” asks for ${atLeast} of ${of.length} criteria`] : []),
      ]),
    ),
    ...criteria.flatMap(({ letter, requirements }) =>
      requirements
        .filter(({ atLeast, of }) => atLeast > of.length)
        .map(({ atLeast, of }) => `Criterion ${letter} asks for ${atLeast} of ${of.length} requirements`),
    ),
    ...(tiers.at(-1)?.below === null ? [] : ['The last fee tier has no end: its “below” is null']),
    ...tiers
      .slice(0, -1)
      .filter(({ below }, at) => below === null || below <= (tiers[at - 1]?.below ?? 0))
      .map(({ below }) => `Fee tiers rise, and only the last has no end: ${below}`),
  ];
}

function twiceIn(list: readonly string[]): string[] {
  return [...new Set(list.filter((each, at) => list.indexOf(each) !== at))];
}

/** Reads a pack from JSON that somebody wrote. Throws with every fault in words. */
export function readScheme(json: unknown): Scheme {
  const read = pack.safeParse(json);
  if (read.success) return read.data;
  throw new Error(`The scheme cannot be read:\n${z.prettifyError(read.error)}`);
}

/** What a pack that was in force calls its levels, whatever else packs held then. */
const named = z.object({ levels: z.array(z.object({ id: z.string(), name: z.string() })) });
export type Named = z.output<typeof named>;

export function levelsIn(json: unknown): Named {
  return named.parse(json);
}

/** The Social Enterprise Mark model, as published in 2017 to 2024; the company that ran it closed on 3 April 2024. */
export const SHIPPED: Scheme = readScheme(shipped);
