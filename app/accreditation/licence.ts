import { addDays, addMonths, dayInWords } from '../questionnaire/period';
import { levelName, scheme } from '../questionnaire/scheme';

type Level = string;
export type LicenceEventKind =
  | 'granted'
  | 'renewed'
  | 'extended'
  | 'level_changed'
  | 'suspended'
  | 'restored'
  | 'withdrawn'
  | 'given_up';

/** What of an event says where a licence stands; reasons and people belong to its record. */
export interface LicenceEvent {
  kind: LicenceEventKind;
  level: Level;
  /** ISO date from which it counts. */
  day: string;
  /** The last day, where the event says one. */
  until: string | null;
}

/** What events come to, whatever day it is: the last day, and what halts or ended it before. */
interface Licence {
  until: string | null;
  hold: 'suspended' | 'withdrawn' | 'given_up' | null;
}

export interface HeldLicence extends Licence {
  level: Level;
  /** The first day of the time in which it has been held without a break. */
  since: string;
}

/** The licence after all its events, in their order; null before the first. Nothing of it depends on the day. */
export function licenceAfter(events: readonly LicenceEvent[]): HeldLicence | null {
  let held: HeldLicence | null = null;
  for (const { kind, level, day, until } of events) {
    if (!held) {
      if (until !== null) held = { level, since: day, until, hold: null };
      continue;
    }
    const ended = held.hold === 'withdrawn' || held.hold === 'given_up' || lapsedBefore(held, day);
    switch (kind) {
      case 'granted':
      case 'renewed':
        held = {
          level,
          since: ended ? day : held.since,
          until,
          hold: held.hold === 'suspended' && !ended ? 'suspended' : null,
        };
        break;
      case 'extended':
        held = { ...held, until };
        break;
      case 'level_changed':
        held = { ...held, level };
        break;
      case 'restored':
        held = { ...held, hold: null };
        break;
      default:
        held = { ...held, hold: kind };
    }
  }
  return held;
}

/** Whether a licence was over, its grace too, before a day. */
function lapsedBefore({ until }: Licence, day: string): boolean {
  return until === null || addDays(until, scheme.cycle.graceDays) < day;
}

/** The last day that an approval on a day renews a licence to: from its own end while that still counts, else from that day. */
export function renewedUntil(licence: Licence | null, day: string): string {
  const ended = licence?.hold === 'withdrawn' || licence?.hold === 'given_up';
  const from = licence?.until && !ended && !lapsedBefore(licence, day) ? licence.until : addDays(day, -1);
  return addMonths(from, scheme.cycle.licenceMonths);
}

/** What can happen to a licence as it stands, and why another thing cannot, in words; null where it can. */
export function whyNotHappen(
  kind: LicenceEventKind,
  licence: HeldLicence | null,
  today: string,
  until: string | null,
): string | null {
  const state = licenceOn(today, licence);
  const over = state === 'withdrawn' || state === 'given_up' || state === 'lapsed' || state === 'none';
  if (kind === 'granted') return over ? null : 'It holds a licence already: extend or renew that';
  if (!licence || state === 'none') return 'It holds no licence';
  if (kind === 'extended')
    return over
      ? 'A licence that is over cannot be extended: grant it anew'
      : until !== null && licence.until !== null && until <= licence.until
        ? `It already lasts to ${dayInWords(licence.until)}: give a later day`
        : null;
  if (kind === 'suspended') return over || state === 'suspended' ? 'It is not in force' : null;
  if (kind === 'restored') return licence.hold === null ? 'It is neither suspended nor ended' : null;
  if (kind === 'withdrawn' || kind === 'given_up') return over ? 'It is over already' : null;
  return null;
}

/** Nothing stores it: a stored state goes on saying "valid" after the licence has ended. */
type LicenceState = 'valid' | 'grace' | 'lapsed' | 'suspended' | 'withdrawn' | 'given_up' | 'none';

const LICENCE_WORDS: Record<LicenceState, string> = {
  valid: 'Licence valid',
  grace: 'Licence ended, in its period of grace',
  lapsed: 'Licence lapsed',
  suspended: 'Licence suspended',
  withdrawn: 'Licence withdrawn',
  given_up: 'Licence given up',
  none: 'No licence is recorded',
};

/** Of a licence that is renewed late, the first day of an ending that is still within grace today. */
export function graceReaches(today: string): string {
  return addDays(today, -scheme.cycle.graceDays);
}

/** Where a licence stands on a day: its last day is a valid one, and what halts it comes before any date. */
export function licenceOn(today: string, licence: Licence | null): LicenceState {
  if (!licence || licence.until === null) return 'none';
  const { until, hold } = licence;
  if (hold === 'withdrawn' || hold === 'given_up') return hold;
  if (until < graceReaches(today)) return 'lapsed';
  if (hold === 'suspended') return 'suspended';
  return until >= today ? 'valid' : 'grace';
}

/** The licence as an organisation's row has it. */
export function licenceOf(row: { licence_until: string | null; licence_hold: Licence['hold'] }): Licence {
  return { until: row.licence_until, hold: row.licence_hold };
}

const BESIDE_LEVEL: Record<LicenceState, string> = {
  valid: '',
  grace: ', licence ended',
  lapsed: ', licence lapsed',
  suspended: ', licence suspended',
  withdrawn: ', licence withdrawn',
  given_up: ', licence given up',
  none: ', no licence recorded',
};

/** A level as its badge says it on a day: "Gold Mark"; "Gold Mark, licence lapsed". Never the level alone without a licence that is valid. */
export function levelOn(today: string, level: Level, licence: Licence): string {
  return levelName(level) + BESIDE_LEVEL[licenceOn(today, licence)];
}

/** "Licence valid, to 30 June 2026"; "Licence lapsed, ended on 30 June 2026"; "Licence suspended". */
export function licenceInWords(today: string, licence: Licence): string {
  const state = licenceOn(today, licence);
  const { until } = licence;
  if (until === null || state === 'suspended' || state === 'withdrawn' || state === 'given_up')
    return LICENCE_WORDS[state];
  return `${LICENCE_WORDS[state]}, ${state === 'valid' ? 'to' : 'ended on'} ${dayInWords(until)}`;
}

/** A time in which a level was held: "held the Mark from … to …". */
interface HeldTime {
  level: Level;
  from: string;
  /** Null while it goes on. */
  to: string | null;
  /** Why it ended, where it did. */
  ended: string;
}

/** The times in which each level was held, oldest first, as events and the day tell them. Time in suspension is none. */
export function heldTimes(events: readonly LicenceEvent[], today: string): HeldTime[] {
  const times: HeldTime[] = [];
  let open: { level: Level; from: string } | null = null;
  let before: HeldLicence | null = null;
  const close = (to: string, ended: string) => {
    if (open && to >= open.from) times.push({ ...open, to, ended });
    open = null;
  };
  for (const [at, event] of events.entries()) {
    const { day } = event;
    // It may have run out before anything happened again.
    if (open && before?.until && before.until < day && lapsedBefore(before, day))
      close(before.until, 'lapsed');
    before = licenceAfter(events.slice(0, at + 1));
    if (!before) continue;
    if (before.hold) close(addDays(day, -1), before.hold.replace('_', ' '));
    else if (open && (open as { level: Level }).level !== before.level)
      close(addDays(day, -1), 'level changed');
    if (!before.hold && !open) open = { level: before.level, from: day };
  }
  if (open && before?.until && before.until < today)
    close(before.until, lapsedBefore(before, today) ? 'lapsed' : 'ended');
  if (open) times.push({ ...(open as { level: Level; from: string }), to: null, ended: '' });
  return times;
}
