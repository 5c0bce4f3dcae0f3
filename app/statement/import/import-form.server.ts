import type { Actor } from '../../access/can';
import { Refusal, wrongFields } from '../../platform/refusal';
import { inArea } from '../../publication/csv/columns';
import { isAimOfLater } from '../../questionnaire/aims';
import { formatFigure } from '../../questionnaire/format';
import { periodInWords, yearLabel } from '../../questionnaire/period';
import { faultInWords } from './columns';
import { importTable } from './import.server';
import type { Preview, PreviewYear } from './import-view';
import type { ImportPlan } from './plan';

/** Largest file the page takes; it travels a second time, as text, from the preview to the import. */
const FILE_LIMIT = 3_000_000;

/** The import page's first step: what a file would change, without changing it. */
export async function previewImport(actor: Actor, slug: string, file: File): Promise<Preview> {
  if (file.size > FILE_LIMIT)
    throw new Refusal('incomplete', 'This file is larger than 3 MB. Split it by years').at('file');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const plan = await planned({ actor, slug, bytes, filename: file.name, dryRun: true });
  return {
    filename: file.name,
    content: Buffer.from(bytes).toString('base64'),
    years: yearsIn(plan),
    ownMeasures: plan.ownMeasures.map(({ label, unit }) => `${label}, in ${unit}`),
    notices: plan.notices.map(({ row, message }) => `Row ${row}: ${message}`),
  };
}

/** Its second: the same file is imported. */
export async function importPreviewed(
  actor: Actor,
  slug: string,
  { content, filename }: { content: string; filename: string },
): Promise<void> {
  const bytes = new Uint8Array(Buffer.from(content, 'base64'));
  await planned({ actor, slug, bytes, filename: filename || 'import.csv', dryRun: false });
}

type Asked = Parameters<typeof importTable>[0];

async function planned(asked: Omit<Asked, 'as'>): Promise<ImportPlan> {
  try {
    const { plan, errors } = await importTable({ ...asked, as: 'draft' });
    if (plan) return plan;
    throw wrongFields(errors.map((fault) => ({ field: 'file', message: faultInWords(fault) })));
  } catch (error) {
    if (error instanceof Refusal && error.faults.length === 0) throw error.at('file');
    throw error;
  }
}

/** What the page imports is a draft, whatever it changes. */
const REVISES = {
  published:
    'This statement is published. The import begins a new version of it as a draft: what is published stays until that is declared and approved.',
  closed: 'The last version of this statement is closed. The import begins a new one as a draft.',
};

function yearsIn(plan: ImportPlan): PreviewYear[] {
  return plan.statements.map(({ period, statementId, changes, revises }) => ({
    year: yearLabel(period),
    period: periodInWords(period),
    begins: statementId === null,
    revises: revises ? REVISES[revises] : '',
    figures: changes.map(({ kind, measure, figure, before }) => ({
      kind,
      label: [
        inArea(measure.label, figure.slice),
        figure.category,
        isAimOfLater(figure, period)
          ? `${figure.series} for ${yearLabel(figure.period)}`
          : figure.series === 'actual'
            ? ''
            : figure.series,
      ]
        .filter(Boolean)
        .join(', '),
      before: before ? formatFigure(before, measure) : '',
      after: formatFigure(figure, measure).slice(0, 200),
    })),
  }));
}
