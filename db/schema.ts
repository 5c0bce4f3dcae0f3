import type {
  AccessEventTable,
  AccreditorEventTable,
  AccreditorHeadTable,
  AccreditorTable,
  JobTable,
  MailTable,
  NoticeTable,
  ReminderTable,
  SchemePackTable,
} from './schema-accreditor';
import type { ApplicationTable } from './schema-applications';
import type {
  BenchmarkDueTable,
  BenchmarkTable,
  ContributionTable,
  RegionTotalTable,
} from './schema-benchmarks';
import type { EvidenceTable, ExactFigureTable } from './schema-evidence';
import type { LicenceEventTable, LicenceProposalTable, LicenceReasonTable } from './schema-licences';
import type { BoardLinkTable, VerificationCodeTable } from './schema-links';
import type {
  AccountLinkTable,
  AuthAccountTable,
  AuthSessionTable,
  AuthVerificationTable,
  InvitationTable,
  PasskeyTable,
  PersonTable,
  PostedFormTable,
  ProviderLinkTable,
  SectionTurnTable,
  TwoFactorTable,
  UsedCodeTable,
} from './schema-people';
import type { GoalTable, PlanTable } from './schema-plans';
import type { LicenceConditionTable, VerdictTable, VoteTable } from './schema-verdicts';

/**
 * The tables, as Kysely sees them. `organisation_id` comes first in every tenant key, so that the schema
 * distributes by organisation unchanged; ids are UUIDv7 made in the app; dates are ISO strings.
 */
type Timestamp = Date;
/** A calendar day, `2026-03-31`. Kept a string: a Date would carry a time zone it does not have. */
type Day = string;

export interface OrganisationTable {
  id: string;
  slug: string;
  name: string;
  purpose: string;
  legal_form: string;
  company_number: string | null;
  charity_number: string | null;
  field_of_work: string;
  region: string;
  areas: string;
  /** The id of a level of the scheme. */
  level: string;
  /** Its last day, from which its state follows; null where no licence is recorded. */
  licence_until: Day | null;
  /** What halts or ended it before its last day, as its events say. */
  licence_hold: 'suspended' | 'withdrawn' | 'given_up' | null;
  /** Whom it says that it serves; null while it has not said. */
  serves: 'public' | 'delicate' | 'special' | null;
  address: string | null;
  website: string | null;
  /** The day on which its accounting year ends, `03-31`; null while nobody has said. */
  year_end: string | null;
  /** Where the picture of its name is kept, always a PNG of our own making. */
  wordmark_key: string | null;
  wordmark_sha256: string | null;
  /** The organisation it turned out to be: it is closed. */
  merged_into: string | null;
  merged_at: Timestamp | null;
  created_at: Timestamp;
}

export interface MembershipTable {
  organisation_id: string;
  person_id: string;
  role: 'editor' | 'director' | 'manager';
  created_at: Timestamp;
}

/** Roles at the accreditation body, and commissioners: held across organisations. */
export interface BodyRoleTable {
  person_id: string;
  role: 'assessor' | 'admin' | 'commissioner';
}

/** A measure of the organisation's own; id is `own_` and 32 hex digits. */
export interface OwnMeasureTable {
  organisation_id: string;
  id: string;
  label: string;
  unit: string;
  kind: 'count' | 'money' | 'ratio';
  polarity: 'higher' | 'lower' | 'neutral';
  /** Null until the organisation has said it. */
  head: 'economic' | 'social' | 'environmental' | null;
  accrual: 'in_year' | 'cumulative' | 'point_in_time';
  definition: string;
  position: number;
  /** Whom it could point to; null while nobody has said. */
  disclosure: 'open' | 'people' | 'sensitive' | 'special' | null;
  /** The measure whose meaning this one changed. */
  replaces: string | null;
  /** The last day of the last period that asks it; null while it is asked. */
  asked_until: Day | null;
  created_at: Timestamp;
}

export interface StatementTable {
  organisation_id: string;
  id: string;
  period_start: Day;
  period_end: Day;
  cycle: 'annual' | 'full';
  /** The id of a level of the scheme. */
  level: string;
  created_at: Timestamp;
}

export type VersionStatus =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'withdrawn'
  | 'approved'
  | 'refused'
  | 'published'
  | 'superseded'
  | 'unpublished';

export interface VersionTable {
  organisation_id: string;
  id: string;
  statement_id: string;
  number: number;
  status: VersionStatus;
  /** Counts every saved change; a save or a decision names the revision it saw. */
  revision: number;
  prepared_by: string | null;
  prepared_at: Timestamp | null;
  declared_by: string | null;
  declared_name: string | null;
  declared_role: string | null;
  submitted_at: Timestamp | null;
  decided_by: string | null;
  decided_at: Timestamp | null;
  decision_reason: string | null;
  /** RFC 8785 JSON of the verdicts, conditions and people that it was decided by; null where nobody has, or before verdicts. */
  decision: string | null;
  publish_on: Day | null;
  published_at: Timestamp | null;
  ended_at: Timestamp | null;
  /** RFC 8785 JSON of the StatementDocument, frozen at submission, and its SHA-256 in hex. */
  document: string | null;
  document_sha256: string | null;
  verification_code: string | null;
  /** Sensitive measures that are published exactly, by agreement; ids between blanks. */
  exact_measures: string | null;
  /** Measures that the organisation wants to be read first; ids between blanks. */
  leads: string | null;
  /** RFC 8785 JSON of what the public may see, worked out at publication, and its SHA-256 in hex. */
  public_document: string | null;
  public_sha256: string | null;
  created_at: Timestamp;
}

export interface AnswerTable {
  organisation_id: string;
  version_id: string;
  measure_id: string;
  series: 'actual' | 'target' | 'forecast' | 'comparative';
  /** Empty for the total; else one group of the measure's breakdown. */
  category: string;
  period_start: Day;
  period_end: Day;
  status: 'reported' | 'nil' | 'not_measured' | 'not_applicable';
  number: number | null;
  /** Decimal places as stated: 9.0 stays 9.0. */
  decimals: number;
  text: string | null;
  numerator: number | null;
  denominator: number | null;
  qualifier: 'more_than' | 'at_least' | 'about' | 'almost' | 'less_than' | null;
  basis: 'counted' | 'survey' | 'estimated' | 'modelled' | null;
  note: string | null;
  /** What is said of the measure as a whole. */
  explanation: string | null;
  /** JSON: what is said to each question that the figure raises, by its rule. */
  explanations: string | null;
  source: string | null;
  /** The words the figure was first printed under, when an import mapped it to a core measure. */
  stated_label: string | null;
  /** Contract or area a figure was recorded against; empty for the whole organisation. */
  slice: string;
  /** The file that brought it in; null once a person has stated it. */
  imported_from: string | null;
  /** The version's revision at which this answer last changed. */
  revision: number;
  updated_by: string | null;
  updated_at: Timestamp;
}

/** What was typed into a draft and cannot be read yet. */
export interface UnreadAnswerTable {
  organisation_id: string;
  version_id: string;
  measure_id: string;
  /** JSON of the parts of the form. */
  typed: string;
  typed_by: string;
  typed_at: Timestamp;
}

export interface FieldCommentTable {
  organisation_id: string;
  id: string;
  statement_id: string;
  version_id: string;
  measure_id: string;
  body: string;
  author_id: string;
  created_at: Timestamp;
  resolved_at: Timestamp | null;
}

/** What an organisation says to a comment. */
export interface CommentReplyTable {
  organisation_id: string;
  id: string;
  comment_id: string;
  body: string;
  author_id: string;
  created_at: Timestamp;
}

/** Append only; `hash` chains each event to the one before it in the same organisation. */
export interface AuditEventTable {
  organisation_id: string;
  position: number;
  id: string;
  at: Timestamp;
  actor_id: string | null;
  actor_name: string;
  event: string;
  statement_id: string | null;
  version_id: string | null;
  /** Canonical JSON. */
  detail: string;
  previous_hash: string;
  hash: string;
}

/** The end of an organisation's trail, as its newest event left it. */
export interface AuditHeadTable {
  organisation_id: string;
  position: number;
  hash: string;
}

/** The hash of a version's frozen document, which the program can add and never change. */
export interface FrozenDocumentTable {
  organisation_id: string;
  version_id: string;
  sha256: string;
}

/** Bytes of what was published, served as they were made. */
export interface PublishedFileTable {
  organisation_id: string;
  version_id: string;
  name: string;
  media_type: string;
  sha256: string;
  bytes: Uint8Array;
  created_at: Timestamp;
}

/** The hash of a file that was made anew, and why. */
export interface ReplacedFileTable {
  organisation_id: string;
  version_id: string;
  name: string;
  sha256: string;
  reason: string;
  replaced_at: Timestamp;
}

/** Why a phrase that counts a few people can stand, in the words of a person. */
export interface WordsAnswerTable {
  organisation_id: string;
  statement_id: string;
  measure_id: string;
  phrase: string;
  reason: string;
  answered_by: string;
  answered_at: Timestamp;
}

/** The hash of a file that was given out and is not kept. */
export interface IssuedFileTable {
  organisation_id: string;
  version_id: string;
  sha256: string;
  name: string;
  issued_at: Timestamp;
}

/** One row; bumped by whatever changes a public page, so that caches know. */
export interface PublicRevisionTable {
  id: number;
  revision: number;
}

export interface RateLimitTable {
  key: string;
  window_start: Timestamp;
  hits: number;
}

export interface Schema {
  organisation: OrganisationTable;
  membership: MembershipTable;
  body_role: BodyRoleTable;
  own_measure: OwnMeasureTable;
  statement: StatementTable;
  version: VersionTable;
  frozen_document: FrozenDocumentTable;
  answer: AnswerTable;
  unread_answer: UnreadAnswerTable;
  licence_event: LicenceEventTable;
  licence_reason: LicenceReasonTable;
  licence_proposal: LicenceProposalTable;
  verdict: VerdictTable;
  licence_condition: LicenceConditionTable;
  vote: VoteTable;
  field_comment: FieldCommentTable;
  comment_reply: CommentReplyTable;
  exact_figure: ExactFigureTable;
  evidence: EvidenceTable;
  plan: PlanTable;
  goal: GoalTable;
  audit_event: AuditEventTable;
  audit_head: AuditHeadTable;
  board_link: BoardLinkTable;
  verification_code: VerificationCodeTable;
  published_file: PublishedFileTable;
  replaced_file: ReplacedFileTable;
  words_answer: WordsAnswerTable;
  issued_file: IssuedFileTable;
  public_revision: PublicRevisionTable;
  rate_limit: RateLimitTable;
  contribution: ContributionTable;
  benchmark_due: BenchmarkDueTable;
  benchmark: BenchmarkTable;
  region_total: RegionTotalTable;
  person: PersonTable;
  auth_session: AuthSessionTable;
  auth_account: AuthAccountTable;
  auth_verification: AuthVerificationTable;
  two_factor: TwoFactorTable;
  used_code: UsedCodeTable;
  posted_form: PostedFormTable;
  passkey: PasskeyTable;
  provider_link: ProviderLinkTable;
  account_link: AccountLinkTable;
  invitation: InvitationTable;
  section_turn: SectionTurnTable;
  accreditor: AccreditorTable;
  scheme_pack: SchemePackTable;
  accreditor_event: AccreditorEventTable;
  accreditor_head: AccreditorHeadTable;
  access_event: AccessEventTable;
  mail: MailTable;
  notice: NoticeTable;
  reminder: ReminderTable;
  job: JobTable;
  application: ApplicationTable;
}
