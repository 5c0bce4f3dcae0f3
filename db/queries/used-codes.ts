import type { Db } from '../client';

interface UsedCode {
  personId: string;
  codeSha256: string;
}

/** Marks a code as used; false where it was before: of two who use it at once, one gets it. */
export async function markCodeUsed(db: Db, { personId, codeSha256 }: UsedCode, at: Date): Promise<boolean> {
  const row = await db
    .insertInto('used_code')
    .values({ person_id: personId, code_sha256: codeSha256, used_at: at })
    .onConflict((on) => on.columns(['person_id', 'code_sha256']).doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody has used a code. */
export async function isCodeUsed(db: Db, { personId, codeSha256 }: UsedCode): Promise<boolean> {
  const row = await db
    .selectFrom('used_code')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('code_sha256', '=', codeSha256)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets codes that no app shows any more. */
export async function forgetUsedCodes(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('used_code').where('used_at', '<', before).execute();
}
