/** Who may do what. `own`: in organisations one belongs to; `any`: everywhere. */
export type MemberRole = 'editor' | 'director' | 'manager';
export type BodyRole = 'assessor' | 'admin' | 'commissioner';
export type Role = MemberRole | BodyRole;
type Scope = 'own' | 'any';

/** Roles in which somebody else's figures or the scheme itself are at stake: they need a second factor to sign in. */
export const NEED_SECOND_FACTOR: readonly Role[] = ['director', 'assessor', 'admin'];

export const POLICY = {
  /** See the organisation's dashboard, statements and their history, with true figures. */
  'organisation.read': { editor: 'own', director: 'own', manager: 'own', assessor: 'any', admin: 'any' },
  /** Change what is said about the organisation, and its own measures. */
  'organisation.edit': { editor: 'own', director: 'own' },
  /** Set goals for coming years. */
  'plan.edit': { editor: 'own', director: 'own', manager: 'own' },
  'statement.start': { editor: 'own', director: 'own' },
  'statement.import': { editor: 'own', director: 'own' },
  /** Give a draft other days, delete it, or drop a corrected version, while nothing of it was submitted. */
  'statement.change': { editor: 'own', director: 'own' },
  'statement.edit': { editor: 'own', director: 'own' },
  /** Say that a draft is ready for a director. */
  'statement.prepare': { editor: 'own', director: 'own' },
  /** Declare it true and submit it. Never the person who prepared it. */
  'statement.declare': { director: 'own' },
  'statement.withdraw': { director: 'own' },
  /** Make and end read-only links to the overview, for a board. */
  'board_link.make': { director: 'own', manager: 'own' },
  /** Ask that a sensitive count be published exactly. */
  'exact_figure.ask': { director: 'own' },
  /** Start a corrected version of a published statement. */
  'statement.amend': { editor: 'own', director: 'own' },
  'review.list': { assessor: 'any', admin: 'any' },
  /** See the whole scheme: how far statements are, licences, totals by region. */
  'scheme.read': { assessor: 'any', admin: 'any' },
  'statement.comment': { assessor: 'any' },
  /** Say which criteria are met. Never a member of the organisation. */
  'statement.judge': { assessor: 'any' },
  /** Return, approve or refuse. Never a member of the organisation. */
  'statement.decide': { assessor: 'any' },
  /** See who belongs to the organisation. */
  'people.read': { editor: 'own', director: 'own', manager: 'own', admin: 'any' },
  /** Read everything that happened to an organisation, and who downloaded what of it. */
  'audit.read': { director: 'own', admin: 'any' },
  /** Read what happened at the accreditor, and who signed in or was refused. */
  'access.read': { admin: 'any' },
  /** Invite people, and end their roles. */
  'people.change': { director: 'own', admin: 'any' },
  /** Add an organisation. */
  'organisation.add': { admin: 'any' },
  /** Close a duplicate, and point it to the organisation that it is. */
  'organisation.merge': { admin: 'any' },
  /** Accept or decline an organisation that applied. */
  'application.decide': { admin: 'any' },
  /** Name the accreditor, and say who works for it. */
  'accreditor.change': { admin: 'any' },
  /** See what the service does by itself, what mail waits or was given up, and have it sent again. */
  'mail.read': { admin: 'any' },
  /** Grant, extend, suspend, restore or withdraw a licence. Never of one's own organisation. */
  'licence.change': { assessor: 'any', admin: 'any' },
  /** Give one's own licence up. */
  'licence.give_up': { director: 'own' },
  /** Take a published statement out of the directory. */
  'publication.end': { admin: 'any' },
} as const satisfies Record<string, Partial<Record<Role, Scope>>>;

export type Permission = keyof typeof POLICY;
export const PERMISSIONS = Object.keys(POLICY) as Permission[];
