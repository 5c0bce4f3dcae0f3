/**
 * Every step a version can take, whoever takes it: a status is written by `move` alone. What ends a version starts the
 * next, so "what did the assessor see" has an answer. `amend` moves nothing: the version stays until its successor
 * replaces it, and `drop` takes a successor away that nobody has seen.
 */
export const LIFECYCLE = {
  submit: { from: ['draft'], to: 'submitted' },
  return: { from: ['submitted'], to: 'returned', next: 'draft' },
  withdraw: { from: ['submitted'], to: 'withdrawn', next: 'draft' },
  approve: { from: ['submitted'], to: 'approved' },
  refuse: { from: ['submitted'], to: 'refused' },
  bring_in: {
    from: ['draft'],
    to: 'approved',
    because: 'an import of earlier publications, published at once: nobody here declared or assessed it',
  },
  publish: { from: ['approved'], to: 'published' },
  supersede: { from: ['published'], to: 'superseded' },
  unpublish: { from: ['published'], to: 'unpublished' },
  amend: { from: ['published', 'unpublished', 'refused'], next: 'draft' },
  drop: {
    from: ['draft'],
    gone: true,
    because:
      'a corrected version that was begun by mistake and never submitted: by editors and directors; the version before it is the current one again',
  },
} as const satisfies Record<string, Step>;

interface Step {
  from: readonly Status[];
  /** Missing where the version stays what it is. */
  to?: Status;
  /** Status of the version that is started with it. */
  next?: Status;
  /** Whether the version is deleted with it. */
  gone?: true;
  /** When it is taken, where its name does not say it. */
  because?: string;
}

export type StepName = keyof typeof LIFECYCLE;

/** The steps that give a version another status. */
export type MovingStep = {
  [Name in StepName]: (typeof LIFECYCLE)[Name] extends { to: Status } ? Name : never;
}[StepName];

/** Whether a version in this status can take this step. */
export function allows(status: Status, step: StepName): boolean {
  return (LIFECYCLE[step].from as readonly Status[]).includes(status);
}

export const STATUS_WORDS = {
  draft: 'Draft',
  submitted: 'With the assessor',
  returned: 'Returned',
  withdrawn: 'Withdrawn by you',
  approved: 'Approved',
  refused: 'Refused',
  published: 'Published',
  superseded: 'Replaced by a newer version',
  unpublished: 'Withdrawn from publication',
};

/** The statuses there are; the table's type says the same of what is stored. */
type Status = keyof typeof STATUS_WORDS;

/** What has to be known of a statement to say where it stands. */
export interface Stands {
  status: Status;
  /** Whether somebody has said that the draft is ready. */
  prepared?: boolean;
  /** Whether the version before the draft was returned. */
  returned?: boolean;
  /** Comments that nobody has answered. */
  comments?: number;
}

/** Where a statement stands, in the field's words: the same on every list. `status` is what its tag is drawn as. */
export function whereItStands({ status, prepared, returned, comments = 0 }: Stands): {
  status: Status | 'prepared';
  words: string;
} {
  if (status !== 'draft') return { status, words: STATUS_WORDS[status] };
  if (prepared) return { status: 'prepared', words: 'Ready to declare' };
  if (!returned) return { status, words: STATUS_WORDS.draft };
  const waiting = comments === 0 ? 'every comment answered' : countedComments(comments);
  return { status: 'returned', words: `${STATUS_WORDS.returned}: ${waiting}` };
}

/** "1 comment", "3 comments". */
export function countedComments(count: number): string {
  return `${count} ${count === 1 ? 'comment' : 'comments'}`;
}

/** What whoever meets a statement that was taken out of publication is told, wherever they meet it. */
export const WITHDRAWN_WORDS =
  'It was taken out of publication. Do not rely on it: ask the organisation or the accreditor why.';

/** What is said of a statement whose files an earlier rule made, where the rule in force protects something in them. */
export const EARLIER_RULE_WORDS =
  'This statement was published under an earlier rule for small numbers of people. It is being made anew under the rule in force, and cannot be read until then.';

/** What is true of an organisation's file of all years, wherever one is offered or held against what was published. */
export const EVERY_YEAR_WORDS =
  'A file of all years is made whenever somebody asks for it and changes with every publication, so there is nothing to compare it with: the files of each year can be compared.';
