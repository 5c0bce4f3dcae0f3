import type { PartChange } from '../questionnaire/typed-words';

/** Everything that is written into the trail, and how a history page says it. */
export const EVENTS = {
  'organisation.added': 'added the organisation',
  'organisation.changed': 'changed what is said about the organisation',
  'organisation.served': 'said whom the organisation serves',
  'wordmark.changed': 'changed the wordmark',
  'wordmark.removed': 'took the wordmark away',
  'organisation.merged': 'merged it into another organisation and closed it',
  'organisation.took_in': 'merged a duplicate into it',
  'own_measure.added': 'added a measure of your own',
  'own_measure.placed': 'said what a measure of your own is about, and whom it could point to',
  'own_measure.renamed': 'gave a measure of your own another name or definition',
  'own_measure.ended': 'ended a measure of your own',
  'own_measure.resumed': 'asks a measure of your own again',
  'own_measure.deleted': 'deleted a measure of your own',
  'plan.added': 'added a plan',
  'goal.set': 'set a goal',
  'goal.removed': 'took a goal away',
  'statement.started': 'started the statement',
  'statement.redated': 'gave the statement other days',
  'statement.deleted': 'deleted a draft of which nothing was submitted',
  'statement.imported': 'imported figures',
  'answers.saved': 'changed answers',
  'answers.restored': 'brought an earlier answer back',
  'contract_figure.saved': 'recorded a figure for one contract or area',
  'contract_figure.removed': 'took away a figure for one contract or area',
  'evidence.added': 'added a file as evidence',
  'evidence.removed': 'took a file of evidence away',
  'exact_figure.asked': 'asked to publish an exact figure',
  'exact_figure.dropped': 'no longer asks to publish an exact figure',
  'exact_figure.agreed': 'agreed to publish an exact figure',
  'exact_figure.refused': 'refused to publish an exact figure',
  'leads.chosen': 'chose what is read first',
  'words.answered': 'said why words that count a few people can be published',
  'section.asked': 'asked somebody to answer a section',
  'section.taken_back': 'no longer asks somebody for a section',
  'statement.prepared': 'said that it is ready to be declared',
  'statement.submitted': 'declared it true and submitted it',
  'statement.withdrawn': 'withdrew it to change it',
  'statement.returned': 'returned it with comments',
  'verdicts.given': 'gave verdicts on criteria',
  'condition.proposed': 'proposed a condition',
  'condition.agreed': 'agreed to a condition',
  'decision.voted': 'said what should be decided',
  'licence.granted': 'granted the licence',
  'licence.renewed': 'renewed the licence',
  'licence.extended': 'extended the licence',
  'licence.level_changed': 'gave the licence another level',
  'licence.suspended': 'suspended the licence',
  'licence.restored': 'restored the licence',
  'licence.withdrawn': 'withdrew the licence',
  'licence.given_up': 'gave the licence up',
  'licence.proposed': 'proposed to suspend or withdraw the licence',
  'licence.proposal_dropped': 'took such a proposal back',
  'statement.approved': 'approved it',
  'statement.refused': 'refused it',
  'statement.published': 'published it',
  'publication.remade': 'made its published files anew',
  'statement.superseded': 'replaced it with a newer version',
  'statement.amended': 'started a corrected version',
  'statement.correction_dropped': 'dropped a corrected version that was never submitted',
  'statement.unpublished': 'withdrew it from publication',
  'board_link.made': 'made a link for a board',
  'board_link.revoked': 'ended a link for a board',
  'comment.added': 'commented on an answer',
  'comment.replied': 'replied to a comment',
  'comment.answered': 'marked a comment as answered',
  'person.invited': 'invited somebody',
  'invitation.revoked': 'took an invitation back',
  'person.joined': 'accepted an invitation',
  'person.role_ended': 'ended somebody’s role',
  'account.closed': 'closed their account, and with it their roles here',
} as const;

export type EventName = keyof typeof EVENTS;

/** The same for the accreditor's own trail. */
export const ACCREDITOR_EVENTS = {
  'accreditor.set_up': 'set up the service',
  'accreditor.changed': 'changed what is said about the accreditor',
  'admin.added': 'became an administrator by a link from the server',
  'person.invited': 'invited somebody',
  'invitation.revoked': 'took an invitation back',
  'person.joined': 'accepted an invitation',
  'person.role_ended': 'ended somebody’s role',
  'person.factor_ended': 'ended the second factor of somebody who lost it',
  'organisation.added': 'added an organisation',
  'organisations.added': 'added organisations from a file',
  'organisation.merged': 'merged a duplicate into another organisation and closed it',
  'people.invited': 'invited people from a file',
  'application.received': 'an application came in, its address confirmed',
  'application.accepted': 'accepted an application',
  'application.declined': 'declined an application',
  'commissioner.registered': 'registered as a commissioner',
  'account.closed': 'gave up their roles here by closing their account',
  'mail.again': 'had a mail sent again',
} as const;

export type AccreditorEventName = keyof typeof ACCREDITOR_EVENTS;

/** The same of who came in, was refused or took something along: counted, and in no chain. */
export const ACCESS_EVENTS = {
  'sign_in.done': 'signed in',
  'sign_in.failed': 'failed to sign in',
  'access.refused': 'was refused',
  'file.downloaded': 'downloaded',
  'account.exported': 'downloaded what is known of them',
  'account.closed': 'closed their account',
  'password.changed': 'changed their password',
  'password.reset': 'set a new password by a link',
  'address.asked': 'asked for another e-mail address',
  'address.changed': 'has another e-mail address',
  'address.undone': 'took their former e-mail address back',
  'factor.set_up': 'set up a second factor',
  'factor.codes': 'made new backup codes',
  'factor.ended': 'did away with their second factor',
  'passkey.added': 'added a passkey',
  'passkey.removed': 'removed a passkey',
  'provider.linked': 'linked their account to one at a provider',
  'provider.ended': 'ended the link to a provider',
} as const;
export type AccessEventName = keyof typeof ACCESS_EVENTS;

/** One change of one answer, as the history page shows it. */
export interface AnswerChange {
  /** The measure's id. */
  id: string;
  measure: string;
  from: string;
  to: string;
  /** What else of it says something else than before: its note, its groups, its targets. */
  parts?: PartChange[];
  /** What was in its form before, so that it can be brought back: parts of a typed answer. */
  was?: unknown;
  /** In how many savings of one sitting it was changed, where in more than one. */
  times?: number;
}

/** A change in one line: the figure where it changed, and whatever was said beside it. */
export function changeInWords({
  from,
  to,
  parts = [],
  times = 1,
}: Pick<AnswerChange, 'from' | 'to' | 'parts' | 'times'>): string {
  if (from === to && parts.length === 0 && times > 1) return `${to}, as before: changed and changed back`;
  const beside = parts.map((part) => `${part.part}: ${part.from} → ${part.to}`);
  const whole = from !== to || parts.length === 0 ? [`${from} → ${to}`] : [from];
  return [...whole, ...beside].join('; ');
}

/** What a history shows of one event, or of the savings of one sitting. */
export interface HistoryEntry {
  id: string;
  event: string;
  /** When it happened; of a sitting its end. */
  at: string;
  /** When a sitting began. */
  since: string;
  actorId: string | null;
  actor: string;
  what: string;
  reason: string | null;
  changes: (AnswerChange & {
    /** The event that knows what the answer was before. */
    knownBy: string;
  })[];
}
