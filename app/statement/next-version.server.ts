import type { Tx } from '~db/client';
import { addAnswers, answersOf } from '~db/queries/answers';
import { askExact, exactFiguresOf } from '~db/queries/exact-figures';
import { lockOrganisation, organisationById } from '~db/queries/organisations';
import { addVersion, setLeads, type VersionHead } from '~db/queries/statements';
import { newId, now } from '../platform/clock.server';
import { refuseClosed } from './closed';
import { newDraft } from './start.server';

/** Starts version n+1 as a draft with version n's answers; version n stays as the assessor saw it. */
export async function nextVersion(tx: Tx, from: VersionHead): Promise<string> {
  const versionId = newId();
  const { organisation_id: organisationId, statement_id: statementId } = from;
  // Whoever merges it meanwhile is waited for.
  await lockOrganisation(tx, organisationId);
  const organisation = await organisationById(tx, organisationId);
  if (organisation) refuseClosed(organisation);
  await addVersion(
    tx,
    newDraft({ organisationId, statementId, versionId, number: from.number + 1, at: now() }),
  );
  const answers = await answersOf(tx, organisationId, from.id);
  await addAnswers(
    tx,
    answers.map((answer) => ({ ...answer, version_id: versionId, revision: 0 })),
  );
  if (from.leads) await setLeads(tx, organisationId, versionId, from.leads);
  // What was asked is asked again; what was agreed was about the figures of that version.
  for (const { decided_by, decided_at, agreed, ...asked } of await exactFiguresOf(
    tx,
    organisationId,
    from.id,
  ))
    await askExact(tx, { ...asked, version_id: versionId });
  return versionId;
}
