import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { database, inTransaction } from '~db/client';
import { DatabaseError } from '~db/fenced/errors';
import type { AnswerTable, OrganisationTable, StatementTable, VersionTable } from '~db/schema';
import {
  anAnswer,
  anOrganisation,
  aStatement,
  aVersion,
  engines,
  freshDatabase,
  frozenEmpty,
  insertVersion,
} from '../support/database';

const none = { number: null, text: null, numerator: null, denominator: null };
const published = { ...frozenEmpty, published_at: new Date('2026-05-01T00:00:00Z') };

/** The name of the constraint that refused; an accepted row fails the test. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => 'accepted',
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatabaseError)) return String(error);
  return error.constraint ?? error.code;
}

describe.each(engines())('%s', (engine) => {
  freshDatabase(engine);
  const organisation = anOrganisation();
  const statement = aStatement(organisation);
  const version = aVersion(statement);

  beforeAll(() => inTransaction((tx) => insertVersion(tx, organisation, statement, version)));

  const answer = (change: Partial<AnswerTable>) =>
    database()
      .insertInto('answer')
      .values(anAnswer(version, { slice: randomUUID(), ...change }))
      .execute();

  test.each<[string, Partial<AnswerTable>]>([
    ['a number', { number: -12.5, decimals: 1 }],
    ['the largest exact number', { number: 9007199254740991 }],
    ['a text', { ...none, text: 'We bake bread.' }],
    ['n of N', { ...none, numerator: 0, denominator: 9 }],
    ['n of N with the share worked out', { ...none, numerator: 9, denominator: 9, number: 100 }],
    ['nil', { status: 'nil', number: 0 }],
    ['not measured', { ...none, status: 'not_measured', note: 'No records were kept.' }],
    ['not applicable', { ...none, status: 'not_applicable' }],
    ['a qualified estimate', { qualifier: 'about', basis: 'estimated', source: 'Survey' }],
    [
      'a target of another period',
      { series: 'target', period_start: '2026-04-01', period_end: '2027-03-31' },
    ],
    ['a measure of its own', { measure_id: `own_${'0'.repeat(32)}` }],
  ])('an answer may be %s', async (_, change) => {
    expect(await refusal(answer(change))).toBe('accepted');
  });

  test.each<[string, string, Partial<AnswerTable>]>([
    ['reported without a value', 'answer_value_matches_status', none],
    ['number and text', 'answer_value_matches_status', { text: 'twelve' }],
    ['text and n of N', 'answer_value_matches_status', { ...none, text: 'x', numerator: 1, denominator: 2 }],
    ['n without N', 'answer_value_matches_status', { ...none, numerator: 1 }],
    ['N without n', 'answer_value_matches_status', { ...none, denominator: 1 }],
    ['a number and N without n', 'answer_value_matches_status', { denominator: 1 }],
    ['nil without zero', 'answer_value_matches_status', { ...none, status: 'nil' }],
    ['nil of five', 'answer_value_matches_status', { status: 'nil', number: 5 }],
    ['nil with words', 'answer_value_matches_status', { status: 'nil', number: 0, text: 'none' }],
    ['not measured, with zero', 'answer_value_matches_status', { status: 'not_measured', number: 0 }],
    [
      'not applicable, with a text',
      'answer_value_matches_status',
      { ...none, status: 'not_applicable', text: 'x' },
    ],
    ['not a number', 'answer_number_finite', { number: Number.NaN }],
    ['infinity', 'answer_number_finite', { number: Number.POSITIVE_INFINITY }],
    ['minus infinity', 'answer_number_finite', { number: Number.NEGATIVE_INFINITY }],
    ['more than is exact', 'answer_number_finite', { number: 2 ** 53 }],
    ['seven decimals', 'answer_number_scale', { number: 0.1234567 }],
    ['n above N', 'answer_fraction_sane', { ...none, numerator: 3, denominator: 2 }],
    ['of nobody', 'answer_fraction_sane', { ...none, numerator: 0, denominator: 0 }],
    ['n below zero', 'answer_fraction_sane', { ...none, numerator: -1, denominator: 2 }],
    ['decimals below zero', 'answer_decimals_range', { decimals: -1 }],
    ['decimals beyond six', 'answer_decimals_range', { decimals: 7 }],
    ['an empty text', 'answer_text_present', { ...none, text: '' }],
    ['a text of blanks', 'answer_text_present', { ...none, text: ' \n\t' }],
    ['an empty note', 'answer_note_present', { note: '' }],
    ['an empty explanation', 'answer_explanation_present', { explanation: ' ' }],
    ['explanations of nothing', 'answer_explanations_present', { explanations: ' ' }],
    ['an import from nowhere', 'answer_imported_from_present', { imported_from: '' }],
    ['an empty source', 'answer_source_present', { source: '' }],
    ['an empty stated label', 'answer_stated_label_present', { stated_label: '' }],
    ['a period that ends first', 'answer_period_sane', { period_start: '2026-04-01' }],
    ['a period without end', 'answer_period_sane', { period_end: 'infinity' }],
    ['a period before the telephone', 'answer_period_sane', { period_start: '0025-04-01' }],
    ['an unknown status', 'answer_status_known', { ...none, status: 'maybe' as 'nil' }],
    ['an unknown series', 'answer_series_known', { series: 'wish' as 'target' }],
    ['an unknown qualifier', 'answer_qualifier_known', { qualifier: 'roughly' as 'about' }],
    ['an unknown basis', 'answer_basis_known', { basis: 'guessed' as 'survey' }],
    ['an ill-named measure', 'answer_measure_format', { measure_id: 'Jobs Created' }],
    ['a revision below zero', 'answer_revision_counted', { revision: -1 }],
    ['a version of nobody', 'answer_version', { version_id: randomUUID() }],
  ])('an answer is never %s', async (_, constraint, change) => {
    expect(await refusal(answer(change))).toBe(constraint);
  });

  test('one figure is stored once', async () => {
    await answer({ slice: 'north' });
    expect(await refusal(answer({ slice: 'north', number: 13 }))).toBe('answer_pkey');
  });

  test('an answer belongs to a version of its own organisation', async () => {
    const other = anOrganisation();
    await database().insertInto('organisation').values(other).execute();
    expect(await refusal(answer({ organisation_id: other.id }))).toBe('answer_version');
  });

  const aStatementOf = async (change: Partial<StatementTable>) => {
    const owner = anOrganisation();
    await database().insertInto('organisation').values(owner).execute();
    return refusal(database().insertInto('statement').values(aStatement(owner, change)).execute());
  };

  test.each<[string, string, Partial<StatementTable>]>([
    ['a year', 'accepted', {}],
    ['a day', 'accepted', { period_start: '2026-03-31' }],
    ['eighteen months', 'accepted', { period_start: '2024-08-31', period_end: '2026-02-28' }],
    ['nineteen months', 'statement_period_length', { period_start: '2024-09-01' }],
    ['backwards', 'statement_period_sane', { period_start: '2026-04-01' }],
    ['of the far future', 'statement_period_sane', { period_start: '2199-04-01', period_end: '2200-03-31' }],
    ['of an unknown cycle', 'statement_cycle_known', { cycle: 'monthly' as 'annual' }],
    ['of no level', 'statement_level_present', { level: ' ' }],
  ])('a statement that is %s: %s', async (_, outcome, change) => {
    expect(await aStatementOf(change)).toBe(outcome);
  });

  test('one statement an organisation and year', async () => {
    const again = aStatement(organisation, { period_start: '2025-10-01' });
    expect(await refusal(database().insertInto('statement').values(again).execute())).toBe(
      'statement_period_end',
    );
  });

  /** The versions of one new statement, inserted in order; what became of the last. */
  const lastOf = async (...changes: Partial<VersionTable>[]) => {
    const owner = anOrganisation();
    const year = aStatement(owner);
    await database().insertInto('organisation').values(owner).execute();
    await database().insertInto('statement').values(year).execute();
    let outcome = '';
    for (const [index, change] of changes.entries()) {
      const row = aVersion(year, { number: index + 1, ...change });
      outcome = await refusal(database().insertInto('version').values(row).execute());
    }
    return outcome;
  };

  test.each<[string, string, Partial<VersionTable>[]]>([
    ['a draft', 'accepted', [{}]],
    ['submitted', 'accepted', [{ status: 'submitted', ...frozenEmpty }]],
    ['a draft after a return', 'accepted', [{ status: 'returned', ...frozenEmpty }, {}]],
    ['an amendment of a published one', 'accepted', [{ status: 'published', ...published }, {}]],
    ['a second draft', 'version_one_open', [{}, {}]],
    ['a draft beside a submitted one', 'version_one_open', [{ status: 'submitted', ...frozenEmpty }, {}]],
    ['a draft beside an approved one', 'version_one_open', [{ status: 'approved', ...frozenEmpty }, {}]],
    [
      'a second published one',
      'version_one_published',
      [
        { status: 'published', ...published },
        { status: 'published', ...published },
      ],
    ],
    ['the same number twice', 'version_number', [{ status: 'returned', ...frozenEmpty }, { number: 1 }]],
    ['number nought', 'version_number_counted', [{ number: 0 }]],
    ['a revision below zero', 'version_revision_counted', [{ revision: -1 }]],
    ['an unknown status', 'version_status_known', [{ status: 'lost' as 'draft', ...frozenEmpty }]],
    ['submitted without a document', 'version_document_frozen', [{ status: 'submitted' }]],
    ['withdrawn without a document', 'version_document_frozen', [{ status: 'withdrawn' }]],
    ['a draft with a document', 'version_document_frozen', [frozenEmpty]],
    ['a document without its hash', 'version_document_frozen', [{ status: 'submitted', document: '{}' }]],
    [
      'a hash without its document',
      'version_document_frozen',
      [{ status: 'submitted', document_sha256: frozenEmpty.document_sha256 }],
    ],
    [
      'an empty document',
      'version_document_present',
      [{ status: 'submitted', ...frozenEmpty, document: '' }],
    ],
    [
      'an ill-formed hash',
      'version_sha256_format',
      [{ status: 'submitted', ...frozenEmpty, document_sha256: 'A'.repeat(64) }],
    ],
    ['published at no time', 'version_published_at_present', [{ status: 'published', ...frozenEmpty }]],
    [
      'approved by whoever declared it',
      'version_declarer_is_not_decider',
      [{ status: 'approved', ...frozenEmpty, declared_by: 'p1', decided_by: 'p1' }],
    ],
    ['an empty code', 'version_verification_code_present', [{ verification_code: '' }]],
    ['published on no day', 'version_publish_on_finite', [{ publish_on: 'infinity' }]],
  ])('a version that is %s: %s', async (_, outcome, changes) => {
    expect(await lastOf(...changes)).toBe(outcome);
  });

  test.each<[string, string, Partial<OrganisationTable>]>([
    ['capitals in its address', 'organisation_slug_format', { slug: 'Bakery' }],
    ['a stray hyphen in its address', 'organisation_slug_format', { slug: 'bakery-' }],
    ['no address', 'organisation_slug_format', { slug: '' }],
    ['no name', 'organisation_name_present', { name: '  ' }],
    ['no legal form', 'organisation_legal_form_present', { legal_form: '' }],
    ['an empty company number', 'organisation_company_number_present', { company_number: '' }],
    ['an empty charity number', 'organisation_charity_number_present', { charity_number: ' ' }],
    ['no level', 'organisation_level_present', { level: '' }],
    ['a licence for ever', 'organisation_licence_until_finite', { licence_until: 'infinity' }],
  ])('no organisation has %s', async (_, constraint, change) => {
    const work = database().insertInto('organisation').values(anOrganisation(change)).execute();
    expect(await refusal(work)).toBe(constraint);
  });

  test('an organisation with statements cannot be deleted from under them', async () => {
    const work = database().deleteFrom('organisation').where('id', '=', organisation.id).execute();
    expect(await refusal(work)).toBe('statement_organisation_id_fkey');
  });

  test('there is one public revision', async () => {
    const second = database().insertInto('public_revision').values({ id: 2, revision: 0 }).execute();
    expect(await refusal(second)).toBe('public_revision_one_row');
  });
});
