import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router-dom';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '~/access/can';
import { loadDemo } from '~/demo/load.server';
import { renewalPdf, statementPdf } from '~/publication/documents.server';
import { ExplanationsTable } from '~/publication/html/explanations-table';
import { publicDocument } from '~/publication/public-document';
import { ReviewSection } from '~/routes/review.$id._index/review-section';
import { QuestionBlock } from '~/routes/statements.$id.$section/question';
import { CheckFindings } from '~/routes/statements.$id.check/check-findings';
import { checkPage, versionDocument } from '~/statement/check.server';
import { reviewPage } from '~/statement/review.server';
import { sectionContext, sectionPage } from '~/statement/section.server';
import { database } from '~db/client';
import { publishedFacts } from '../pdf/made-up-facts';
import { openPdf } from '../pdf/open-pdf';
import { pdfOutline } from '../pdf/outlines';
import { engines, freshDatabase } from '../support/database';
import { demoActor, demoStatement } from '../support/demo-actors';
import { plain } from '../support/read-outputs';
import { overTheirs, sendSection } from '../support/section-post';

const ID = 'qualifications_awarded';
const FALL = 'The college moved its exams to May.';
const GROUPS = 'One certificate was still being moderated.';

/** A form of the skills section with a fall, and groups that do not add up. */
function form(said: Record<string, string>): FormData {
  const posted = new FormData();
  const values = { value: '20', 'groups.level_1': '12', 'groups.level_2': '7', ...said };
  for (const [part, value] of Object.entries(values)) posted.append(`${ID}.${part}`, value);
  posted.append('base', '{}');
  return posted;
}

describe.each(engines())('an explanation and the question it answers, %s', (engine) => {
  freshDatabase(engine);
  let editor: Actor;
  let assessor: Actor;
  const see = () => demoStatement(editor, 'bryn-works', '2026-03-31');

  beforeEach(async () => {
    if (editor) return;
    await loadDemo();
    editor = await demoActor('editor');
    assessor = await demoActor('assessor');
  });

  async function save(said: Record<string, string>) {
    const posted = form(said);
    const first = await sendSection(editor, await see(), 'skills', posted);
    if (!('kind' in first) || first.kind !== 'conflict') return first;
    posted.set('base', overTheirs(first));
    return sendSection(editor, await see(), 'skills', posted);
  }

  async function everywhere() {
    const open = await see();
    const page = await sectionPage(editor, open, await sectionContext(open, 'skills'));
    const question = page.questions.find(({ measure }) => measure.id === ID);
    if (!question) throw new Error('It is not asked');
    const block = createElement(QuestionBlock, {
      statementId: 's',
      question,
      typed: question.typed,
      errors: {},
      conflict: null,
    });
    const check = await checkPage(editor, open);
    const findings = createElement(CheckFindings, {
      ...check,
      missing: [],
      words: [],
    });
    const review = await reviewPage(assessor, open);
    const section = review.sections.find(({ id }) => id === 'skills');
    if (!section) throw new Error('It is not reviewed');
    const { draft: _, ...document } = await versionDocument(open);
    const rows = async (pdf: Uint8Array) =>
      (await pdfOutline(await openPdf(pdf))).filter((line) =>
        line.startsWith('row Regulated qualifications awarded |'),
      );
    return {
      form: renderToStaticMarkup(block),
      check: plain(renderToStaticMarkup(createElement(MemoryRouter, null, findings))),
      review: plain(
        renderToStaticMarkup(
          createElement(ReviewSection, { section, statementId: '', shown: null, result: undefined }),
        ),
      ),
      renewal: (await rows(await renewalPdf(document, publishedFacts))).slice(0, 2),
      published: plain(
        renderToStaticMarkup(createElement(ExplanationsTable, { document: publicDocument(document) })),
      ),
      statement: (await rows(await statementPdf(document, publishedFacts))).filter((row) => /\.$/.test(row)),
    };
  }

  test('stands with that one alone, wherever it is shown', async () => {
    const outcome = await save({ 'explanations.large_change': FALL });
    expect(outcome).toMatchObject({ kind: 'saved', ask: ID });
    const said = await everywhere();
    expect(said.form).toMatch(new RegExp(`name="${ID}.explanations.large_change"[^>]*>${FALL}<`));
    expect(said.form).toMatch(new RegExp(`name="${ID}.explanations.groups_differ"[^>]*></textarea>`));
    expect(said.check.split(`You say: ${FALL}`)).toHaveLength(2);
    expect(said.review.split(FALL)).toHaveLength(2);
    expect(said.review).toContain('Why do they differ? Not explained.');
    expect(said.renewal).toEqual([
      expect.stringMatching(new RegExp(`than last year.*${FALL}$`)),
      expect.stringMatching(/Why do they differ\? \| No explanation was given\.$/),
    ]);
    expect(said.published.split(FALL)).toHaveLength(2);
    expect(said.published).not.toContain('The groups add up');
    expect(said.statement).toHaveLength(1);
  });

  test('has another beside it, each with its own', async () => {
    await save({ 'explanations.large_change': FALL, 'explanations.groups_differ': GROUPS });
    const said = await everywhere();
    expect(said.check).toMatch(new RegExp(`than last year.*${FALL}.*The groups add up.*${GROUPS}`));
    expect(said.review).toMatch(
      new RegExp(`What happened\\? ${FALL} The groups add up.*differ\\? ${GROUPS}`),
    );
    expect(said.renewal).toEqual([expect.stringContaining(FALL), expect.stringContaining(GROUPS)]);
    expect(said.statement).toEqual([expect.stringContaining(FALL), expect.stringContaining(GROUPS)]);
    expect(said.published).toContain(`the total is 20. ${GROUPS}`);
  });

  test('from before each question had its own is of the measure, and answers none of several', async () => {
    await save({});
    await database()
      .updateTable('answer')
      .set({ explanation: FALL, explanations: null })
      .where('measure_id', '=', ID)
      .where('version_id', '=', (await see()).version.id)
      .where('series', '=', 'actual')
      .where('category', '=', '')
      .execute();
    const said = await everywhere();
    expect(said.check.split(`You say of the measure: ${FALL}`)).toHaveLength(3);
    expect(said.form).toMatch(new RegExp(`name="${ID}.explanation"[^>]*>${FALL}<`));
    expect(said.renewal).toEqual([
      expect.stringContaining(`Of the measure as a whole: ${FALL}`),
      expect.stringContaining(`Of the measure as a whole: ${FALL}`),
    ]);
    expect(said.published).not.toContain('Regulated qualifications awarded');
  });
});
