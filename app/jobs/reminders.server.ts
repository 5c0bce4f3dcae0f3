import { database, inTransaction } from '~db/client';
import { dueReminders, forgetReminders, noteReminder } from '~db/queries/notices';
import { tell } from '../mail/tell.server';
import { paths } from '../paths';
import { now, today } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { addDays, dayInWords } from '../questionnaire/period';
import { stopRemindersPath } from './stop-reminders.server';

/** How many days before a licence ends its people are reminded of the statement that renews it. */
const DAYS = [7, 30, 90] as const;
const AT_ONCE = 100;
const KEPT_DAYS = 400;

/**
 * Reminds editors and directors before the licence ends, once for each of 90, 30 and 7 days: whoever is told for the first
 * time within 30 days is not told of the 90. It can be run as often as one likes, by several at once.
 */
export async function sendReminders(): Promise<void> {
  const day = today();
  for (const days of DAYS)
    for (;;) {
      const due = await dueReminders(database(), { day, until: addDays(day, days), days }, AT_ONCE);
      for (const each of due) await remind(each, days);
      if (due.length < AT_ONCE) break;
    }
  await forgetReminders(database(), addDays(day, -KEPT_DAYS));
}

type Due = Awaited<ReturnType<typeof dueReminders>>[number];

async function remind({ organisation_id, organisation, slug, due, ...reader }: Due, days: number) {
  const { origin } = context();
  await inTransaction(async (tx) => {
    if (!(await noteReminder(tx, { organisation_id, person_id: reader.id, due, days, sent_at: now() })))
      return;
    await tell(tx, [reader], {
      kind: 'Reminder',
      subject: `The licence of ${organisation} ends on ${dayInWords(due)}`,
      says: [
        `The licence of ${organisation} ends on ${dayInWords(due)}. The statement that renews it has not been declared yet.`,
      ],
      action: { words: 'Go on with the statement', to: `${origin}${paths.organisation(slug).statements}` },
      after: [
        `You are reminded 90, 30 and 7 days before. To have no more reminders: ${origin}${stopRemindersPath(reader.id)}`,
      ],
      canWait: true,
    });
  });
}
