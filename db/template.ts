import type { Database } from './client';

/**
 * The embedded database's files as one archive, made at build time from a migrated database: starting from it
 * takes a fifth of the time of a first start. Not compressed: 40 MB instead of 5, and a quarter of a second faster.
 */
export async function dumpTemplate(database: Database): Promise<Buffer> {
  if (!database.dump) throw new Error('Only the embedded database can be dumped as a template.');
  const archive = await database.dump('none');
  return Buffer.from(await archive.arrayBuffer());
}
