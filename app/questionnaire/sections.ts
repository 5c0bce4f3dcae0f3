import type { Level, Measure, MeasureRole, Section, Topic } from './measure';
import { community } from './measures/community';
import { environment } from './measures/environment';
import { gold } from './measures/gold';
import { homelessness } from './measures/homelessness';
import { jobs } from './measures/jobs';
import { method } from './measures/method';
import { narrative } from './measures/narrative';
import { reinvestment } from './measures/reinvestment';
import { skills } from './measures/skills';
import { levelsWithin } from './scheme';
import type { Scheme } from './scheme-pack';

/** Every core section, in the order it is asked and printed. */
const core: readonly Section[] = [
  narrative,
  jobs,
  skills,
  homelessness,
  reinvestment,
  environment,
  community,
  method,
  gold,
];

/** Where an organisation's own measures are asked and printed. */
const OWN_SECTION: Omit<Section, 'measures'> = {
  id: 'own',
  title: 'Your own measures',
  lede: 'What matters most in your work and has no question above: meals, journeys, repairs. They appear in charts and documents like every other figure.',
};

let extra: readonly Section[] = [];

/** Every section as asked today, without the organisation's own. */
export function sections(): readonly Section[] {
  if (extra.length === 0) return core;
  return core.map((section) => {
    const more = extra.filter((each) => each.id === section.id).flatMap((each) => each.measures);
    return more.length ? { ...section, measures: [...section.measures, ...more] } : section;
  });
}

/** For tests: asks more questions, and gives back how to stop asking them. */
export function askAlso(more: readonly Section[]): () => void {
  extra = more;
  byId.clear();
  return () => {
    extra = [];
    byId.clear();
  };
}

/** The questions of one statement: by level, by the year its period ends in, and the organisation's own. */
export function questionnaireFor(asked: { level: Level; year: number; own: readonly Measure[] }): Section[] {
  const current = (measure: Measure) =>
    (measure.since ?? 0) <= asked.year && asked.year <= (measure.until ?? 9999);
  const asksFor = new Set(levelsWithin(asked.level).flatMap(({ asks }) => asks));
  const chosen: Section[] = sections()
    .filter((section) => !section.onlyWhereAsked || asksFor.has(section.id))
    .map((section) => ({
      ...section,
      measures: section.measures.filter(current).map((measure) => asWorded(measure, asked.year)),
    }));
  const own = { ...OWN_SECTION, measures: asked.own };
  const at = chosen.findIndex((section) => section.id === 'method');
  return chosen.toSpliced(at < 0 ? chosen.length : at, 0, own);
}

/** A measure in the words of its year: a change of wording is a revision, a change of meaning a new id. */
function asWorded(measure: Measure, year: number): Measure {
  const revision = measure.wording?.filter((each) => year <= each.until).sort((a, b) => a.until - b.until)[0];
  return revision ? { ...measure, label: revision.label, question: revision.question } : measure;
}

const byId = new Map<string, Measure>();

/** A core measure by its fixed id. */
export function coreMeasure(id: string): Measure | undefined {
  if (byId.size === 0)
    for (const { measures } of sections())
      for (const measure of measures) if (!byId.has(measure.id)) byId.set(measure.id, measure);
  return byId.get(id);
}

/** What a scheme names that no question has, in words: it would be asked for and never be there. */
export function unknownNames({ levels, criteria }: Scheme): string[] {
  const optional = sections().filter(({ onlyWhereAsked }) => onlyWhereAsked);
  return [
    ...levels.flatMap(({ id, asks, requires }) => [
      ...asks
        .filter((name) => !optional.some((section) => section.id === name))
        .map((name) => `The level “${id}” asks the section “${name}”, which there is not`),
      ...requires
        .filter((name) => !coreMeasure(name))
        .map((name) => `The level “${id}” requires “${name}”, which is no measure`),
    ]),
    ...criteria.flatMap(({ letter, shownBy, least }) =>
      [...shownBy, ...(least ? [least.measure] : [])]
        .filter((name) => !coreMeasure(name))
        .map((name) => `Criterion ${letter} is shown by “${name}”, which is no measure`),
    ),
  ];
}

/** The id of the measure that has a part in documents. */
export function measureWith(role: MeasureRole): string {
  for (const { measures } of core)
    for (const measure of measures) if (measure.role === role) return measure.id;
  throw new Error(`No measure has the part of ${role}`);
}

/** The ids of the measures that answer any of these questions of buyers, in the order in which they are asked. */
export function speakingTo(topics: readonly Topic[]): string[] {
  return sections().flatMap(({ measures }) =>
    measures
      .filter(({ speaksTo = [] }) => speaksTo.some((topic) => topics.includes(topic)))
      .map(({ id }) => id),
  );
}
