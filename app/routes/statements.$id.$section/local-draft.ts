interface LocalDraft {
  at: string;
  fields: [string, string][];
}

const PREFIX = 'proofmark-unsent:';

/** Keeps what is typed in this browser, for when the network or the session is gone. */
export function keepDraft(key: string, form: FormData): void {
  const fields = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ at: new Date().toISOString(), fields }));
  } catch {
    // A full or forbidden store costs the copy, not the form.
  }
}

/** What was kept and never reached the server; null when everything did. */
export function unsentDraft(key: string): LocalDraft | null {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null') as LocalDraft | null;
  } catch {
    return null;
  }
}

/** Everything reached the server. */
export function forgetDraft(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept.
  }
}

/** Puts kept words back into the form, and tells the form so. */
export function restoreDraft(form: HTMLFormElement, draft: LocalDraft): void {
  for (const [name, value] of draft.fields) {
    if (name === 'base' || name === 'next' || name === 'intent') continue;
    for (const field of form.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = field.value === value;
      else field.value = value;
    }
  }
  form.dispatchEvent(new Event('input', { bubbles: true }));
}
