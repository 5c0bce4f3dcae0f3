import { database } from '~db/client';
import { versionById } from '~db/queries/statements';
import { versionForCode } from '~db/queries/verification';
import { type Actor, can } from '../access/can';
import { paths } from '../paths';
import type { StatementDocument } from '../questionnaire/document';
import { kinds } from '../questionnaire/kinds/kinds';

interface TrailLinks {
  /** The section of the questionnaire. */
  title: string;
  figures: { label: string; to: string }[];
}

/** Ways to where each figure of a printed document comes from, for whoever may see that; nothing for anybody else. */
export async function trailsBehind(actor: Actor | null, code: string): Promise<TrailLinks[]> {
  const row = actor ? await versionForCode(database(), code) : undefined;
  if (!row || !can(actor, 'organisation.read', row.organisation_id)) return [];
  const version = await versionById(database(), row.organisation_id, row.id);
  if (!version?.document) return [];
  const { sections } = JSON.parse(version.document) as StatementDocument;
  const links = sections.map(({ title, items }) => ({
    title,
    figures: items
      .filter(({ measure, figures }) => kinds[measure.kind].plotted && figures.some(isStated))
      .map(({ measure }) => ({
        label: measure.label,
        to: paths.organisation(row.slug).trail(row.statement_id, measure.id),
      })),
  }));
  return links.filter(({ figures }) => figures.length > 0);
}

type Stated = StatementDocument['sections'][number]['items'][number]['figures'][number];

function isStated({ series, slice }: Stated): boolean {
  return series === 'actual' && slice === '';
}
