import type { Actor } from '../../access/can';
import { Refusal } from '../../platform/refusal';
import { inArea } from '../../publication/csv/columns';
import { isAimOfLater } from '../../questionnaire/aims';
import { formatFigure } from '../../questionnaire/format';
import { periodInWords, yearLabel } from '../../questionnaire/period';
import { faultInWords } from './columns';
import { type Imported, importTable } from './import.server';
import type { ImportOutcome, PreviewYear } from './import-view';
import type { ImportPlan } from './plan';

/** Largest file the page takes; it travels a second time, as text, from the preview to the import. */
const FILE_LIMIT = 3_000_000;

/** The import page's two steps: a file is looked at, then the same file is imported. */
export async function postImport(actor: Actor, slug: string, form: FormData): Promise<ImportOutcome> {
  const confirmed = form.get('intent') === 'import';
  const file = confirmed ? fromPreview(form) : await uploaded(form);
  if ('fault' in file) return { kind: 'faults', faults: [file.fault] };
  try {
    const result = await importTable({ actor, slug, ...file, as: 'draft', dryRun: !confirmed });
    return outcomeOf(result, file, confirmed);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'faults', faults: [error.message] };
  }
}

interface Sent {
  bytes: Uint8Array;
  filename: string;
}

async function uploaded(form: FormData): Promise<Sent | { fault: string }> {
  const file = form.get('file');
  if (!file || typeof file === 'string' || file.size === 0) return { fault: 'Choose a CSV or XLSX file' };
  if (file.size > FILE_LIMIT) return { fault: 'This file is larger than 3 MB. Split it by years' };
  return { bytes: new Uint8Array(await file.arrayBuffer()), filename: file.name };
}

function fromPreview(form: FormData): Sent | { fault: string } {
  const content = String(form.get('content') ?? '');
  if (!content) return { fault: 'Choose the file again' };
  return {
    bytes: new Uint8Array(Buffer.from(content, 'base64')),
    filename: String(form.get('filename') ?? 'import.csv'),
  };
}

function outcomeOf({ plan, errors }: Imported, file: Sent, confirmed: boolean): ImportOutcome {
  if (!plan) return { kind: 'faults', faults: errors.map(faultInWords) };
  if (confirmed) return { kind: 'done' };
  return {
    kind: 'preview',
    filename: file.filename,
    content: Buffer.from(file.bytes).toString('base64'),
    years: yearsIn(plan),
    ownMeasures: plan.ownMeasures.map(({ label, unit }) => `${label}, in ${unit}`),
    notices: plan.notices.map(({ row, message }) => `Row ${row}: ${message}`),
  };
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
