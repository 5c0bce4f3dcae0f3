import type { TypedAnswer } from '~/questionnaire/answers';

/** Answers that were typed in this browser and that nobody has acknowledged yet, with what they were typed over. */
export interface Unsent {
  at: number;
  base: Record<string, TypedAnswer>;
  fields: [string, string][];
}

const PREFIX = 'proofmark-unsent:';

/** Each window keeps its own, so that none takes away what another could not send. */
const WINDOW = 'proofmark-window';

function windowId(): string {
  const known = sessionStorage.getItem(WINDOW);
  if (known) return known;
  const made = String(Date.now() + performance.now());
  sessionStorage.setItem(WINDOW, made);
  return made;
}

const keyOf = (keptAs: string) => `${PREFIX}${keptAs}/${windowId()}`;

function readUnsent(key: string): Unsent | null {
  const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Unsent | null;
  return kept && Array.isArray(kept.fields) && kept.base ? kept : null;
}

/** Keeps what was typed, by person, version and section: for when the network, the session or the page is gone. */
export function keepUnsent(keptAs: string, unsent: Unsent): void {
  try {
    localStorage.setItem(keyOf(keptAs), JSON.stringify(unsent));
  } catch {
    // A full or forbidden store costs the copy, not the form.
  }
}

/**
 * What windows kept and was never acknowledged, of one question the newest; null where all of it was. It is this window's
 * from now on: another that still has it in its form keeps it again with the next key.
 */
export function takeUnsent(keptAs: string): Unsent | null {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}${keptAs}/`));
    const all = keys.flatMap((key) => readUnsent(key) ?? []).sort((a, b) => a.at - b.at);
    const newest = all.at(-1);
    if (!newest) return null;
    const base: Unsent['base'] = {};
    let fields: Unsent['fields'] = [];
    for (const each of all) {
      Object.assign(base, each.base);
      fields = [...fields.filter(([name]) => !(questionOf(name) in each.base)), ...each.fields];
    }
    for (const key of keys) localStorage.removeItem(key);
    const taken = { at: newest.at, base, fields };
    keepUnsent(keptAs, taken);
    return taken;
  } catch {
    return null;
  }
}

/** Nothing of this window is unsent. */
export function forgetUnsent(keptAs: string): void {
  try {
    localStorage.removeItem(keyOf(keptAs));
  } catch {
    // Nothing was kept.
  }
}

/**
 * What this window sent at a time is saved: what it kept until then is forgotten, and what was typed since is set against
 * what is saved now.
 */
export function acknowledgeUnsent(keptAs: string, sentAt: number, saved: Unsent['base'] | null): void {
  try {
    const kept = readUnsent(keyOf(keptAs));
    if (!kept) return;
    const base = Object.entries(kept.base).map(([id, over]) => [id, saved?.[id] ?? over]);
    if (kept.at <= sentAt) forgetUnsent(keptAs);
    else keepUnsent(keptAs, { ...kept, base: Object.fromEntries(base) });
  } catch {
    // Nothing was kept.
  }
}

/** The question that a field is of. */
export const questionOf = (name: string) => name.split('.')[0] ?? '';

/** The fields of some questions, as a form holds them now. */
export function fieldsOf(form: HTMLFormElement, questions: ReadonlySet<string>): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && questions.has(questionOf(name)) ? [[name, value] as [string, string]] : [],
  );
}

/** Puts what was kept back into the form, question by question; gives the questions that it changed. */
export function putBack(form: HTMLFormElement, { base, fields }: Unsent): Set<string> {
  const changed = new Set<string>();
  for (const question of Object.keys(base)) {
    const kept = fields.filter(([name]) => questionOf(name) === question);
    const now = fieldsOf(form, new Set([question]));
    const said = (list: [string, string][]) =>
      JSON.stringify(list.filter(([, value]) => value !== '').sort());
    if (said(kept) === said(now)) continue;
    changed.add(question);
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
      `[name^="${CSS.escape(question)}."]`,
    )) {
      const values = kept.flatMap(([name, value]) => (name === field.name ? [value] : []));
      if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio'))
        field.checked = values.includes(field.value);
      else field.value = values[0] ?? '';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    // An explanation is asked for only once its figure is saved: until then its words travel unseen.
    for (const [name, value] of kept)
      if (!form.elements.namedItem(name)) {
        const unseen = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
        form.append(unseen);
      }
  }
  return changed;
}
