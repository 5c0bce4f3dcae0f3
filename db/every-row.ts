import { sql } from 'kysely';
import type { Handle, Tx } from './client';

/** Rows are read and written as PostgreSQL's own JSON: lossless, and the same on both engines. */
const AT_ONCE = 200;

/** What somebody else made in this database is not ours: nothing in it was given to the service. */
const isOurs = sql<boolean>`has_table_privilege(quote_ident(schemaname) || '.' || quote_ident(tablename), 'select')`;

/** Every table of ours with what belongs to it alone, parents first: in this order rows can be written. */
export async function tablesInOrder(db: Handle): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename::text as name from pg_tables
    where schemaname = 'public' and tablename not like 'kysely\\_%' and ${isOurs} order by 1`.execute(db);
  const { rows: keys } = await sql<{ child: string; parent: string }>`
    select conrelid::regclass::text as child, confrelid::regclass::text as parent
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
      and conrelid <> confrelid`.execute(db);
  const order: string[] = [];
  const put = (name: string) => {
    if (order.includes(name)) return;
    for (const { child, parent } of keys) if (child === name) put(parent);
    order.push(name);
  };
  for (const { name } of tables) put(name);
  return order;
}

/** From now on this transaction sees the database as it is at this moment, whatever others write. */
export async function seeOneMoment(tx: Tx): Promise<void> {
  await sql`set transaction isolation level repeatable read, read only`.execute(tx);
}

/** Every row of a table as JSON, in the order of its primary key. */
export async function* everyRow(tx: Tx, table: string): AsyncGenerator<string> {
  const { rows: key } = await sql<{ name: string }>`
    select attname::text as name from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
    where indrelid = ${table}::regclass and indisprimary
    order by array_position(indkey::int2[], attnum)`.execute(tx);
  const order = key.length > 0 ? sql.join(key.map(({ name }) => sql.ref(name))) : sql`1`;
  await sql`declare every_row no scroll cursor for
    select row_to_json(t)::text as row from ${sql.table(table)} t order by ${order}`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(AT_ONCE)} from every_row`.execute(tx);
    for (const { row } of rows) yield row;
    if (rows.length < AT_ONCE) break;
  }
  await sql`close every_row`.execute(tx);
}

/** Writes rows into a table as they were read. */
export async function putRows(tx: Tx, table: string, rows: readonly string[]): Promise<void> {
  const name = sql.table(table);
  await sql`insert into ${name} select * from json_populate_recordset(null::${name}, ${`[${rows.join(',')}]`}::text::json)`.execute(
    tx,
  );
}

/** Takes away the rows that a new database begins with. What only grows is empty in it. */
export async function emptyTables(tx: Tx, tables: readonly string[]): Promise<void> {
  for (const name of tables.toReversed()) {
    const { rows } = await sql<{
      may: boolean;
    }>`select has_table_privilege(${name}, 'delete') as may`.execute(tx);
    if (rows[0]?.may) await sql`delete from ${sql.table(name)}`.execute(tx);
  }
}

/** Whether anybody has worked in this database, or made a table of their own in it: what a start writes by itself does not count. */
export async function isUsed(db: Handle): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from person) or exists (select from organisation) or exists (
      select from pg_tables
      where schemaname = 'public' and tablename not like 'kysely\\_%' and not ${isOurs}) as used`.execute(db);
  return rows[0]?.used ?? true;
}
