import { COLUMNS, type CsvColumn, READ_COLUMNS } from '~/publication/csv/columns';
import { type PlanInput, type Planned, planImport } from '~/statement/import/plan';
import { readTable } from '~/statement/import/read-table.server';

export type Row = Partial<Record<CsvColumn, string>>;

/** A row that imports: the given cells make the one thing a test is about. */
export function row(cells: Row = {}): Row {
  return {
    period_start: '2023-04-01',
    period_end: '2024-03-31',
    label: 'Loaves given away',
    unit: 'loaves',
    series: 'actual',
    value: '12',
    basis: 'counted',
    ...cells,
  };
}

/** The import's columns; those for groups, areas, words and what was published where there are such rows. */
function columnsOf(rows: readonly Row[]): readonly CsvColumn[] {
  const plain: readonly CsvColumn[] = COLUMNS;
  return READ_COLUMNS.filter((column) => plain.includes(column) || rows.some((each) => each[column]));
}

/** Rows as a CSV file would hold them. */
export function csvOf(rows: readonly Row[], columns: readonly CsvColumn[] = columnsOf(rows)): string {
  const cell = (text = '') => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [
    columns.join(','),
    ...rows.map((each) => columns.map((column) => cell(each[column])).join(',')),
  ];
  return `${lines.join('\n')}\n`;
}

export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Rows through the reader and the planner, for an organisation with nothing yet or what is given. */
export async function planOf(rows: readonly Row[], change: Partial<PlanInput> = {}): Promise<Planned> {
  const table = await readTable(bytesOf(csvOf(rows)));
  if (!table.ok) return { ok: false, faults: table.faults };
  let ids = 0;
  const newId = () => `00000000-0000-7000-8000-${String(ids++).padStart(12, '0')}`;
  return planImport({ rows: table.rows, level: 'mark', own: [], statements: [], newId, ...change });
}

/** The plan, or the faults as a thrown error. */
export async function goodPlan(rows: readonly Row[], change: Partial<PlanInput> = {}) {
  const planned = await planOf(rows, change);
  if (!planned.ok) throw new Error(JSON.stringify(planned.faults, null, 1));
  return planned.plan;
}

/** Where it goes wrong: "12 value". */
export async function faultsOf(rows: readonly Row[], change: Partial<PlanInput> = {}): Promise<string[]> {
  const planned = await planOf(rows, change);
  return planned.ok ? [] : planned.faults.map(({ row: at, column }) => `${at} ${column}`);
}
