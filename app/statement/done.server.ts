import { dayInWords, periodInWords } from '../questionnaire/period';
import { scheme } from '../questionnaire/scheme';
import { periodOf } from './figures.server';
import { countedComments } from './lifecycle';
import type { OpenStatement } from './open.server';
import { decideBy } from './review.server';

type Words = (open: OpenStatement, unanswered: number) => string | null;

/**
 * What each step is answered with: what happens next, and by when. An address names the step alone; the words come from
 * the statement as it stands, and there are none where it does not stand so.
 */
const DONE = {
  prepared: ({ version, organisation }) =>
    version.status === 'draft' && version.prepared_at
      ? `You have said that it is ready. A director who is not you reads it and declares it${
          organisation.licence_until
            ? `; the licence that it renews ends on ${dayInWords(organisation.licence_until)}`
            : ''
        }. Any change before then takes this back.`
      : null,
  declared: ({ version }) =>
    version.status === 'submitted' && version.submitted_at
      ? `It is declared and with the assessor, who decides by ${dayInWords(decideBy(version.submitted_at))}.`
      : null,
  withdrawn: ({ version, versions }) =>
    version.status === 'draft' && versions[1]?.status === 'withdrawn'
      ? `It is yours again, as version ${version.number}. Change it, say that it is ready, and a director declares it anew. The assessor sees nothing until then.`
      : null,
  amended: ({ version, versions }) =>
    version.status === 'draft' && versions.length > 1
      ? `Version ${version.number} has begun with the same answers. What is published stays as it is until this one is declared, approved and published.`
      : null,
  dropped: ({ version }) =>
    version.status === 'published' || version.status === 'unpublished'
      ? `The corrected version is dropped. Version ${version.number} stands as it was.`
      : null,
  redated: ({ version, statement }) =>
    version.status === 'draft'
      ? `The statement is for ${periodInWords(periodOf(statement))} now. What it states for its year it states for these days. Check your answers next.`
      : null,
  unpublished: ({ versions }) =>
    versions.some(({ status }) => status === 'unpublished')
      ? 'It is withdrawn from publication. Its page and its files say so from now on.'
      : null,
  answered: ({ version }, unanswered) => {
    if (version.status !== 'draft') return null;
    if (unanswered > 0) return `Kept for the assessor. ${countedComments(unanswered)} left to answer.`;
    return 'Every comment is answered. Check your answers next and say that it is ready: a director then declares it again.';
  },
  returned: ({ version, versions, organisation }) =>
    version.status === 'draft' && versions[1]?.status === 'returned'
      ? `Returned to ${organisation.name}. They answer what you asked; it stands here again as soon as a director has declared it.`
      : null,
  voted: ({ version }) =>
    version.status === 'submitted'
      ? 'Your part in the decision is kept. It is decided once enough people agree.'
      : null,
  judged: ({ version }) =>
    version.status === 'submitted'
      ? 'Kept. What still stands in the way of a decision is listed below.'
      : null,
  refused: ({ version, organisation }) =>
    version.status === 'refused'
      ? `Refused. ${organisation.name} is told the reason, and may appeal within ${scheme.deciding.appealWithinDays} days.`
      : null,
  approved: ({ version, organisation }) => {
    if (version.status === 'published')
      return `${organisation.name} is approved and published. Everybody can read it in the directory from now on.`;
    return version.status === 'approved' && version.publish_on
      ? `${organisation.name} is approved. It is published on ${dayInWords(version.publish_on)} without another step of yours.`
      : null;
  },
} as const satisfies Record<string, Words>;

type DoneStep = keyof typeof DONE;

/** The address to go on to after a step: its page says what was done, and is read from there. */
export function doneAt(address: string, step: DoneStep, of?: string): string {
  return `${address}?${new URLSearchParams({ done: step, ...(of && { of }) })}#done`;
}

/** What the step that an address names is answered with; null where there is none, or it is not so. */
export function doneWords(request: Request, open: OpenStatement, unanswered = 0): string | null {
  const step = new URL(request.url).searchParams.get('done') ?? '';
  return Object.hasOwn(DONE, step) ? DONE[step as DoneStep](open, unanswered) : null;
}
