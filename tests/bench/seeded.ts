/** A seeded organisation's address; a step without a common divisor walks over all of them. */
export const nthSlug = (turn: number, organisations: number) =>
  `seed-${String(((turn * 7_919) % organisations) + 1).padStart(6, '0')}`;

/** What `database-time.ts` says. */
export interface DatabaseTimes {
  /** Database time of one dashboard, in ms. */
  times: number[];
  /** What each of them asked. */
  queries: { sql: string; parameters: unknown }[][];
}
