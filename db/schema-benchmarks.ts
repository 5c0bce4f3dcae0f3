/** What an organisation's published statement adds to the benchmarks and totals of its year. */
export interface ContributionTable {
  organisation_id: string;
  /** In which the statement's period ends. */
  year: number;
  version_id: string;
  field: string;
  tier: number | null;
  region: string;
  /** JSON: each measure's public figure; null where it is hidden. */
  stated: string;
  /** Measures that are stated but not compared; ids between blanks. */
  left_out: string;
  /** How figures were qualified: "jobs_created:more_than", between blanks. */
  qualified: string;
}

/** A year of an organisation of which something was published or taken out, and not yet worked out. */
export interface BenchmarkDueTable {
  organisation_id: string;
  id: string;
  year: number;
  created_at: Date;
}

/** A cohort's quartiles of one measure in one year; null where they are not shown. */
export interface BenchmarkTable {
  year: number;
  /** Field of work, income tier and region as a query string; those that are absent may be any. */
  cohort: string;
  measure_id: string;
  organisations: number;
  shown: 'yes' | 'few' | 'dominated' | 'alike';
  p25: number | null;
  median: number | null;
  p75: number | null;
  /** Every figure with how many organisations state it: what the next change starts from. */
  spread: string;
}

/** What the organisations of a region add up to in a year. */
export interface RegionTotalTable {
  year: number;
  region: string;
  measure_id: string;
  organisations: number;
  /** Organisations whose small figure is not stated exactly, and so is not in the total. */
  hidden: number;
  total: number;
  /** Organisations whose figure is a minimum, a maximum or an estimate. */
  minimums: number;
  maximums: number;
  estimates: number;
}
