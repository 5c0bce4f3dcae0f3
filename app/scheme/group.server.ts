import { readQualified } from '~/statement/contributions.server';
import { database } from '~db/client';
import { contributionsFrom } from '~db/queries/benchmarks';
import { type Completion, completionsOf } from '~db/queries/completion';
import { organisationById } from '~db/queries/organisations';
import { draftStandings } from '~db/queries/turns';
import type { Actor } from '../access/can';
import { licenceInWords, licenceOf, licenceOn } from '../accreditation/licence';
import { openIn } from '../insight/region-totals';
import type { TotalPart, TotalsRow, TotalsView } from '../insight/totals';
import { today } from '../platform/clock.server';
import { notFound } from '../platform/refusal';
import type { Qualifier } from '../questionnaire/figure';
import { yearLabel } from '../questionnaire/period';
import { levelName } from '../questionnaire/scheme';
import { type Stands, whereItStands } from '../statement/lifecycle';
import { type SchemeChoices, themeTable } from './overview.server';

interface GroupLine {
  slug: string;
  name: string;
  level: string;
  levelWords: string;
  licence: string;
  overdue: boolean;
  statements: { id: string; year: string; standing: { status: string; words: string } }[];
}

interface Group {
  choices: SchemeChoices;
  lines: GroupLine[];
  totals: TotalsView;
}

/** The organisations a person belongs to; who belongs to none has no group. */
export function groupOf(actor: Actor): string[] {
  const ids = [...new Set(actor.memberships.map(({ organisationId }) => organisationId))];
  if (ids.length === 0) throw notFound();
  return ids;
}

/** A person's organisations in one year: how far their statements are, their licences, and what they add up to. */
export async function groupOverview(actor: Actor, choices: SchemeChoices): Promise<Group> {
  const ids = groupOf(actor);
  const [ending, drafts] = await Promise.all([
    completionsOf(database(), choices.year, ids),
    draftStandings(database(), ids),
  ]);
  const lines: GroupLine[] = [];
  for (const id of ids) {
    const organisation = await organisationById(database(), id);
    if (!organisation) continue;
    const { slug, name, level } = organisation;
    const statements = ending
      .filter(({ organisation_id }) => organisation_id === id)
      .map(({ id: statementId, period_start, period_end, completion }) => ({
        id: statementId,
        year: yearLabel({ start: period_start, end: period_end }),
        standing: standingIn(
          completion,
          drafts.find((each) => each.statement_id === statementId),
        ),
      }));
    const state = licenceOn(today(), licenceOf(organisation));
    const overdue = state === 'grace' || state === 'lapsed';
    const licence = licenceInWords(today(), licenceOf(organisation));
    lines.push({ slug, name, level, levelWords: levelName(level), licence, overdue, statements });
  }
  lines.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return { choices, lines, totals: themeTable(choices.theme, await groupRows(ids, choices.year)) };
}

/** A statement that is over is one that was taken out of publication. */
function standingIn(completion: Completion, draft: Omit<Stands, 'status'> | undefined) {
  return whereItStands({ ...draft, status: completion === 'ended' ? 'unpublished' : completion });
}

/** What each organisation of a group has published for a year. */
export async function groupRows(ids: readonly string[], year: number): Promise<TotalsRow[]> {
  const rows = await contributionsFrom(database(), ids, year);
  return rows.map(({ name, stated, qualified }) => {
    const open = readQualified(qualified);
    const parts = new Map<string, TotalPart>();
    for (const [measureId, value] of Object.entries(JSON.parse(stated) as Record<string, number | null>))
      parts.set(
        measureId,
        value === null
          ? { ...NOTHING, hidden: 1 }
          : { ...NOTHING, organisations: 1, total: value, ...bound(open[measureId]) },
      );
    return { name, parts };
  });
}

const NOTHING: TotalPart = { organisations: 0, hidden: 0, minimums: 0, maximums: 0, estimates: 0, total: 0 };

function bound(qualifier: Qualifier | undefined): Partial<TotalPart> {
  const kind = openIn(qualifier);
  return kind ? { [kind]: 1 } : {};
}
