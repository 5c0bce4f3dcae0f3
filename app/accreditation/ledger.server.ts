import { database, inTransaction, type Tx } from '~db/client';
import {
  addLicenceEvent,
  dropLicenceProposals,
  type LicenceEventRow,
  licenceEvents,
  licenceProposals,
  putLicenceProposal,
} from '~db/queries/licences';
import { lockOrganisation } from '~db/queries/organisations';
import { bumpPublicRevision } from '~db/queries/public-revision';
import type { Actor } from '../access/can';
import { record } from '../audit/record.server';
import { now, today } from '../platform/clock.server';
import { Refusal } from '../platform/refusal';
import { dayInWords } from '../questionnaire/period';
import {
  type HeldLicence,
  type LicenceEventKind,
  licenceAfter,
  licenceInWords,
  renewedUntil,
  whyNotHappen,
} from './licence';

interface NewEvent {
  kind: LicenceEventKind;
  level: string;
  until: string | null;
  reason: string;
  /** The statement whose approval it follows from. */
  statementId?: string;
  second?: string;
}

type By = Pick<Actor, 'personId' | 'name'> | null;

/**
 * Appends to an organisation's ledger what happens to its licence today, and sets what its row says by it. Throws where it
 * cannot happen to the licence as it stands.
 */
async function appendIn(tx: Tx, by: By, organisationId: string, event: NewEvent): Promise<HeldLicence> {
  await lockOrganisation(tx, organisationId);
  const events = await licenceEvents(tx, organisationId);
  const last = events.at(-1);
  const day = today();
  // A clock that went back must not put an event before one that happened.
  if (last && last.day > day)
    throw new Refusal(
      'not_in_state',
      `Something happened to this licence on ${dayInWords(last.day)} already`,
    );
  const why = whyNotHappen(event.kind, licenceAfter(events), day, event.until);
  if (why) throw new Refusal('not_in_state', why).at('kind');
  const row: LicenceEventRow = {
    organisation_id: organisationId,
    position: (last?.position ?? 0) + 1,
    kind: event.kind,
    level: event.level,
    day,
    until: event.until,
    reason: event.reason,
    statement_id: event.statementId ?? null,
    person_id: by?.personId ?? null,
    person_name: by?.name ?? 'Proofmark',
    second_name: event.second ?? null,
    recorded_at: now(),
  };
  const held = licenceAfter([...events, row]);
  if (!held) throw new Error('A licence that nothing granted cannot change');
  await addLicenceEvent(tx, row, {
    level: held.level,
    licence_until: held.until,
    licence_hold: held.hold,
  });
  const { kind, level, until, reason } = event;
  await record(tx, {
    organisationId,
    actor: by,
    event: `licence.${kind}`,
    detail: { level, until, reason, ...(event.second && { second: event.second }) },
  });
  await bumpPublicRevision(tx);
  return held;
}

/**
 * What an approval does to the licence: it grants one where none is held, else renews it, once for each statement: a
 * corrected version of the same year renews nothing. Of another level, that is an event of its own.
 */
export async function renewByApproval(
  tx: Tx,
  by: By,
  { organisationId, statementId, level }: { organisationId: string; statementId: string; level: string },
): Promise<void> {
  await lockOrganisation(tx, organisationId);
  const events = await licenceEvents(tx, organisationId);
  if (events.some(({ statement_id }) => statement_id === statementId)) return;
  const held = licenceAfter(events);
  const until = renewedUntil(held, today());
  const reason = 'A statement was approved.';
  const grantedAnew = whyNotHappen('granted', held, today(), null) === null;
  if (!grantedAnew && held && held.level !== level)
    await appendIn(tx, by, organisationId, { kind: 'level_changed', level, until: null, reason });
  const kind = grantedAnew ? 'granted' : 'renewed';
  await appendIn(tx, by, organisationId, { kind, level, until, reason, statementId });
}

/** A licence that somebody holds already when their organisation is added. */
export async function grantIn(
  tx: Tx,
  by: By,
  organisationId: string,
  { level, until, reason }: { level: string; until: string; reason: string },
): Promise<void> {
  await appendIn(tx, by, organisationId, { kind: 'granted', level, until, reason });
}

/** What an accreditor can do to a licence by itself; suspending and withdrawing ask for a second person. */
type LicenceAct =
  | { kind: 'granted'; level: string; until: string; reason: string }
  | { kind: 'extended'; until: string; reason: string }
  | { kind: 'suspended' | 'withdrawn' | 'restored' | 'given_up'; reason: string };

export async function actOnLicence(actor: Actor, organisationId: string, act: LicenceAct): Promise<void> {
  refuseOwn(actor, organisationId, act.kind);
  await inTransaction(async (tx) => {
    const held = licenceAfter(await licenceEvents(tx, organisationId));
    const level = 'level' in act ? act.level : (held?.level ?? '');
    const until = 'until' in act ? act.until : null;
    if (until !== null && until < today())
      throw new Refusal('incomplete', 'Give a day that has not passed').at('until');
    if (act.kind === 'suspended' || act.kind === 'withdrawn') {
      await lockOrganisation(tx, organisationId);
      const why = whyNotHappen(act.kind, held, today(), null);
      if (why) throw new Refusal('not_in_state', why).at('kind');
      await putLicenceProposal(tx, {
        organisation_id: organisationId,
        kind: act.kind,
        reason: act.reason,
        proposed_by: actor.personId,
        proposed_name: actor.name,
        proposed_at: now(),
      });
      await record(tx, {
        organisationId,
        actor,
        event: 'licence.proposed',
        detail: { kind: act.kind, reason: act.reason },
      });
      return;
    }
    await appendIn(tx, actor, organisationId, { kind: act.kind, level, until, reason: act.reason });
  });
}

/** A second person agrees to what was proposed: only then it happens. */
export async function agreeToProposal(
  actor: Actor,
  organisationId: string,
  kind: 'suspended' | 'withdrawn',
): Promise<void> {
  refuseOwn(actor, organisationId, kind);
  await inTransaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    const proposed = (await licenceProposals(tx, organisationId)).find((each) => each.kind === kind);
    if (!proposed) throw new Refusal('not_in_state', 'Nothing of the kind is proposed any more');
    if (proposed.proposed_by === actor.personId)
      throw new Refusal('forbidden', 'You proposed it, so somebody else agrees to it');
    const held = licenceAfter(await licenceEvents(tx, organisationId));
    await appendIn(tx, { personId: proposed.proposed_by, name: proposed.proposed_name }, organisationId, {
      kind,
      level: held?.level ?? '',
      until: null,
      reason: proposed.reason,
      second: actor.name,
    });
    await dropLicenceProposals(tx, organisationId);
  });
}

/** Takes back what was proposed and nobody agreed to. */
export async function dropProposal(actor: Actor, organisationId: string): Promise<void> {
  await inTransaction(async (tx) => {
    await dropLicenceProposals(tx, organisationId);
    await record(tx, { organisationId, actor, event: 'licence.proposal_dropped', detail: {} });
  });
}

/** Who belongs to an organisation decides nothing about its licence; to give it up is theirs alone. */
function refuseOwn(actor: Actor, organisationId: string, kind: LicenceEventKind): void {
  const own = actor.memberships.find((each) => each.organisationId === organisationId);
  if (own && kind !== 'given_up')
    throw new Refusal(
      'forbidden',
      'You belong to this organisation, so somebody else decides about its licence',
    );
}

interface LicencePage {
  name: string;
  slug: string;
  level: string;
  inWords: string;
  held: HeldLicence | null;
  events: LicenceEventRow[];
  proposed: { kind: 'suspended' | 'withdrawn'; reason: string; by: string; mine: boolean }[];
}

/** A licence with everything that happened to it, newest first, for its organisation and the accreditor. */
export async function licencePage(
  actor: Actor,
  organisation: { id: string; name: string; slug: string; level: string },
): Promise<LicencePage> {
  const [events, proposals] = await Promise.all([
    licenceEvents(database(), organisation.id),
    licenceProposals(database(), organisation.id),
  ]);
  const held = licenceAfter(events);
  return {
    name: organisation.name,
    slug: organisation.slug,
    level: held?.level ?? organisation.level,
    inWords: licenceInWords(today(), held ?? { until: null, hold: null }),
    held,
    events: events.toReversed(),
    proposed: proposals.map(({ kind, reason, proposed_by, proposed_name }) => ({
      kind,
      reason,
      by: proposed_name,
      mine: proposed_by === actor.personId,
    })),
  };
}
