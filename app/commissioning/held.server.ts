import { database } from '~db/client';
import { publicLicenceEvents } from '~db/queries/licences';
import { heldTimes } from '../accreditation/licence';
import { today } from '../platform/clock.server';
import { dayInWords } from '../questionnaire/period';
import { levelName } from '../questionnaire/scheme';

/** Which levels an organisation held when, newest first, in words for everybody: "Mark, from … to … (lapsed)". */
export async function levelsHeld(organisationId: string): Promise<string[]> {
  const times = heldTimes(await publicLicenceEvents(database(), organisationId), today());
  return times.toReversed().map(({ level, from, to, ended }) => {
    const name = levelName(level);
    return to === null
      ? `${name}, since ${dayInWords(from)}`
      : `${name}, from ${dayInWords(from)} to ${dayInWords(to)} (${ended})`;
  });
}
