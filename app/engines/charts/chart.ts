/** What is drawn of one year, period or point in time. */
export interface ChartYear {
  /** Below the axis. */
  name: string;
  /** A mark in its name that words elsewhere speak of, so that it stands where the name may have no room. */
  mark?: string;
  /** Null for a gap. */
  value: number | null;
  /** Beside the point: ">150", "~60", "82%". */
  words: string;
  /** What a percentage is of; null where it is none, or that is not known. */
  outOf: number | null;
  /** Drawn hollow: it is not exact, or has not come about. */
  outlined: boolean;
  /** Has not come about: no line leads to it. */
  forecast: boolean;
  target: number | null;
  /** What was said of it later. */
  restated: number | null;
}

/** A chart as plain data: numbers, and the words that stand in it. */
export interface ChartData {
  drawn: 'bars' | 'line';
  /** Whether a line's last point is marked as worse. */
  worse: boolean;
  years: readonly ChartYear[];
  /** Indexes of years before which the meaning changed. */
  breaks: readonly number[];
  /** A range of others, and the index of the year that it stands beside. */
  band: { at: number; p25: number; p75: number } | null;
}

/** What is drawn beside the figures. */
export interface Marks {
  /** The number of the note that belongs to a point, by the point's index. */
  notes?: ReadonlyMap<number, number>;
  /** Says under a percentage how many it is of. */
  bases?: boolean;
  /** Marks what a later statement says instead. */
  restated?: boolean;
}
