import type { PartChange } from '../questionnaire/typed-words';
import type { HistoryEntry } from './events';

/** Savings of one person that follow each other within this are one sitting. */
const A_SITTING_MS = 30 * 60_000;

/**
 * A history with the savings of a sitting as one entry, newest first: each answer from what it was before the sitting to
 * what it was after. Whatever else happened in between, or whoever else saved, ends a sitting.
 */
export function inSittings(entries: readonly HistoryEntry[]): HistoryEntry[] {
  const sittings: HistoryEntry[] = [];
  for (const entry of entries) {
    const later = sittings.at(-1);
    if (!later || !isOneSitting(later, entry)) sittings.push({ ...entry, changes: [...entry.changes] });
    else sittings[sittings.length - 1] = joined(entry, later);
  }
  return sittings;
}

function isOneSitting(later: HistoryEntry, earlier: HistoryEntry): boolean {
  const saved = later.event === 'answers.saved' && earlier.event === 'answers.saved';
  return (
    saved &&
    later.actorId === earlier.actorId &&
    Date.parse(later.since) - Date.parse(earlier.at) <= A_SITTING_MS
  );
}

function joined(earlier: HistoryEntry, later: HistoryEntry): HistoryEntry {
  const changes = new Map(earlier.changes.map((change) => [change.id, change]));
  for (const change of later.changes) {
    const before = changes.get(change.id);
    const { parts: _, ...whole } = { ...change, ...before, to: change.to };
    const parts = partsJoined(before?.parts, change.parts);
    const times = (before?.times ?? (before ? 1 : 0)) + (change.times ?? 1);
    changes.set(change.id, { ...whole, ...(parts.length > 0 && { parts }), ...(times > 1 && { times }) });
  }
  return { ...later, since: earlier.since, changes: [...changes.values()] };
}

/** What changed twice from what it was first to what it was last; what came back to that is no change. */
function partsJoined(earlier: readonly PartChange[] = [], later: readonly PartChange[] = []): PartChange[] {
  const parts = new Map(earlier.map((each) => [each.part, each]));
  for (const each of later) parts.set(each.part, { ...each, from: parts.get(each.part)?.from ?? each.from });
  return [...parts.values()].filter(({ from, to }) => from !== to);
}
