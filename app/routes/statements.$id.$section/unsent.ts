import type { TypedAnswer } from '~/questionnaire/answers';

/** Answers that were typed in this browser and that nobody has acknowledged yet, with what they were typed over. */
export interface Unsent {
  at: number;
  base: Record<string, TypedAnswer>;
  fields: [string, string][];
}

const PREFIX = 'proofmark-unsent:';

/** Keeps what was typed, by person, version and section: for when the network, the session or the page is gone. */
export function keepUnsent(keptAs: string, unsent: Unsent): void {
  try {
    localStorage.setItem(PREFIX + keptAs, JSON.stringify(unsent));
  } catch {
    // A full or forbidden store costs the copy, not the form.
  }
}

/** What was kept and never acknowledged; null where all of it was. */
export function unsentOf(keptAs: string): Unsent | null {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + keptAs) ?? 'null') as Unsent | null;
    return kept && Array.isArray(kept.fields) && kept.base ? kept : null;
  } catch {
    return null;
  }
}

/** What was typed up to `until` is saved: what was typed after that is still kept. */
export function forgetUnsent(keptAs: string, until = Number.POSITIVE_INFINITY): void {
  try {
    if ((unsentOf(keptAs)?.at ?? 0) <= until) localStorage.removeItem(PREFIX + keptAs);
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
