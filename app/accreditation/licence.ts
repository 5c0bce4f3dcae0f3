import type { Level } from '../questionnaire/measure';
import { addDays, dayInWords } from '../questionnaire/period';
import { levelName, scheme } from '../questionnaire/scheme';

/** Nothing stores it: a stored state goes on saying "valid" after the licence has ended. */
type LicenceState = 'valid' | 'grace' | 'lapsed' | 'none';

const LICENCE_WORDS: Record<LicenceState, string> = {
  valid: 'Licence valid',
  grace: 'Licence ended, in its period of grace',
  lapsed: 'Licence lapsed',
  none: 'No licence is recorded',
};

/** Of a licence that is renewed late, the first day of an ending that is still within grace today. */
export function graceReaches(today: string): string {
  return addDays(today, -scheme.cycle.graceDays);
}

/** Where a licence stands on a day: its last day is a valid one. */
export function licenceOn(today: string, until: string | null): LicenceState {
  if (until === null) return 'none';
  if (until >= today) return 'valid';
  return until >= graceReaches(today) ? 'grace' : 'lapsed';
}

const BESIDE_LEVEL: Record<LicenceState, string> = {
  valid: '',
  grace: ', licence ended',
  lapsed: ', licence lapsed',
  none: ', no licence recorded',
};

/** A level as its badge says it on a day: "Gold Mark"; "Gold Mark, licence lapsed". Never the level alone without a licence that is valid. */
export function levelOn(today: string, level: Level, until: string | null): string {
  return levelName(level) + BESIDE_LEVEL[licenceOn(today, until)];
}

/** "Licence valid, to 30 June 2026"; "Licence lapsed, ended on 30 June 2026". */
export function licenceInWords(today: string, until: string | null): string {
  const state = licenceOn(today, until);
  if (until === null) return LICENCE_WORDS[state];
  return `${LICENCE_WORDS[state]}, ${state === 'valid' ? 'to' : 'ended on'} ${dayInWords(until)}`;
}
