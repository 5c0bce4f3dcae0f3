import { database } from '~db/client';
import { applicationsIn } from '~db/queries/applications';
import { mailCounts } from '~db/queries/mail';
import { organisationsNamed } from '~db/queries/organisations';
import { peopleWithBodyRoles } from '~db/queries/people';
import { type Actor, can } from '../access/can';
import { paths } from '../paths';
import { scheme } from '../questionnaire/scheme';

/** Something that an administrator has to see to, and where. */
export interface Duty {
  words: string;
  to: string;
}

/** Beyond this nobody counts. */
const COUNTED = 100;
const MOST_PEOPLE = 500;

/** What waits for an administrator: applications, mail that was given up, and what a scheme needs before it can begin. */
export async function dutiesOf(actor: Actor): Promise<Duty[]> {
  if (!can(actor, 'accreditor.change')) return [];
  const db = database();
  const [waiting, mail, people, [anybody]] = await Promise.all([
    applicationsIn(db, { state: 'waiting', after: null }, COUNTED + 1),
    mailCounts(db),
    peopleWithBodyRoles(db, MOST_PEOPLE),
    organisationsNamed(db, { named: '', after: null }, 1),
  ]);
  const assessors = people.filter(({ role }) => role === 'assessor').length;
  const { deciders, whoJudgedMayDecide } = scheme.deciding;
  const needed = deciders + (whoJudgedMayDecide ? 0 : 1);
  return [
    ...(waiting.length > 0
      ? [{ words: counted(waiting.length, 'application waits', 'applications wait'), to: paths.applications }]
      : []),
    ...(mail.givenUp > 0
      ? [
          {
            words: counted(mail.givenUp, 'mail could not be sent', 'mails could not be sent'),
            to: paths.mail,
          },
        ]
      : []),
    ...(assessors < needed
      ? [
          {
            words: `A decision takes ${needed} assessors, and there ${assessors === 1 ? 'is' : 'are'} ${assessors}: invite them`,
            to: paths.accreditor,
          },
        ]
      : []),
    ...(anybody ? [] : [{ words: 'No organisation is here yet: add the first', to: paths.organisations }]),
  ];
}

const counted = (count: number, one: string, many: string) =>
  count > COUNTED ? `More than ${COUNTED} ${many}` : `${count} ${count === 1 ? one : many}`;
