import type { Database } from './client';

/**
 * The embedded database's files as one archive, made at build time from a migrated database: starting from it
 * takes a third of the time of a first start. Gzip: the same speed to load, a tenth of the size.
 */
export async function dumpTemplate(database: Database): Promise<Buffer> {
  if (!database.dump) throw new Error('Only the embedded database can be dumped as a template.');
  const archive = await database.dump('gzip');
  return Buffer.from(await archive.arrayBuffer());
}
