type Timestamp = Date;
/** A calendar day, `2026-03-31`. */
type Day = string;

export interface PlanTable {
  organisation_id: string;
  id: string;
  title: string;
  about: string | null;
  created_by: string;
  created_at: Timestamp;
}

/** What a plan means to reach with one measure in the year that ends on a day. */
export interface GoalTable {
  organisation_id: string;
  measure_id: string;
  period_end: Day;
  plan_id: string;
  number: number;
  decimals: number;
  set_by: string;
  set_at: Timestamp;
}
