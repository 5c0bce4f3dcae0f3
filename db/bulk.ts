import type { Insertable } from 'kysely';
import type { Db } from './client';
import { CopyConnection } from './copy';
import type { Schema } from './schema';
import { runTransaction } from './transaction';

/** Rows by table, parents first; each table's rows name the same columns in the same order. */
export type BulkRows = { readonly [Table in keyof Schema]?: Iterable<Insertable<Schema[Table]>> };

/** Where very many rows go: COPY on PostgreSQL, inserts of many rows on the embedded database. */
export interface Bulk {
  /** Writes them all or, after a fault, none; gives how many. */
  write(rows: BulkRows): Promise<number>;
  close(): Promise<void>;
}

/** Opens the way in for very many rows. */
export function openBulk(db: Db, url: string | undefined): Bulk {
  return url ? copying(new CopyConnection(url)) : inserting(db);
}

function copying(connection: CopyConnection): Bulk {
  return {
    write: async (rows) => {
      let written = 0;
      await connection.trustRows();
      await connection.run('begin');
      for (const [table, some] of Object.entries(rows)) written += await connection.copy(table, some);
      await connection.run('commit');
      return written;
    },
    close: () => connection.close(),
  };
}

/** PGlite is slow at large statements. */
const ROWS_A_STATEMENT = 500;

function inserting(db: Db): Bulk {
  return {
    write: (rows) =>
      runTransaction(db, async (tx) => {
        let written = 0;
        for (const [table, some] of Object.entries(rows)) {
          const all = [...some];
          for (let start = 0; start < all.length; start += ROWS_A_STATEMENT)
            await tx
              .insertInto(table as keyof Schema)
              .values(all.slice(start, start + ROWS_A_STATEMENT) as never)
              .execute();
          written += all.length;
        }
        return written;
      }),
    close: async () => {},
  };
}
