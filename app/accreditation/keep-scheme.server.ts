import { readFileSync } from 'node:fs';
import { inTransaction, type Tx } from '~db/client';
import { lockSchemePack, putSchemePack, schemePacks, wasDecidedBy } from '~db/queries/scheme-packs';
import { asWorks } from '~db/reach';
import { canonical, sha256 } from '../platform/canonical.server';
import { now } from '../platform/clock.server';
import shipped from '../questionnaire/packs/social-enterprise-mark.json';
import { putInForce, scheme } from '../questionnaire/scheme';
import { levelsIn, readScheme, type Scheme } from '../questionnaire/scheme-pack';
import { unknownNames } from '../questionnaire/sections';

/**
 * Puts the scheme of a file in force, or the one that comes with the product, and keeps it beside what will be decided by
 * it. Throws where the file contradicts itself, and where it has changed since somebody was judged by it: then it wants
 * another version.
 */
export async function keepScheme(file: string | undefined): Promise<void> {
  const json: unknown = file ? jsonIn(file) : shipped;
  const read = readScheme(json);
  const unknown = unknownNames(read);
  if (unknown.length > 0) throw new Error(`The scheme cannot be used:\n${unknown.join('\n')}`);
  const body = canonical(json);
  const { id, version } = read;
  const kept = await asWorks(() =>
    inTransaction(async (tx) => {
      const known = await schemePacks(tx);
      const same = known.find((each) => each.id === id && each.version === version);
      if (same?.sha256 === sha256(body)) return known;
      if (same?.locked_at)
        throw new Error(
          `The scheme ${id} ${version} was changed, and statements were decided by it as it was. Give what you changed a version of its own.`,
        );
      await putSchemePack(tx, { id, version, sha256: sha256(body), body, kept_at: now() });
      // Decisions from before packs were kept.
      if (known.length === 0 && (await wasDecidedBy(tx, read))) await lockScheme(tx, read);
      return known;
    }),
  );
  putInForce(
    read,
    kept
      .filter((each) => each.id !== id || each.version !== version)
      .map((each) => levelsIn(JSON.parse(each.body))),
  );
}

/** Something is decided by the scheme in force: from now on this version of it stays as it is. */
export function lockScheme(tx: Tx, of: Pick<Scheme, 'id' | 'version'> = scheme): Promise<void> {
  return lockSchemePack(tx, of, now());
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`SCHEME_FILE ${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
