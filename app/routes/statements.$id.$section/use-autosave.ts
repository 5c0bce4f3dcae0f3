import { useFetcher } from '@remix-run/react';
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type FormResult, isRefused } from '~/forms/form-result';
import type { SectionOutcome } from '~/statement/section-view';
import { forgetDraft, keepDraft } from './local-draft';

const PAUSE_MS = 1_200;

interface Autosave {
  form: RefObject<HTMLFormElement>;
  draftKey: string;
  base: string;
  enabled: boolean;
}

/** Saves a while after the last keystroke, through the form's own action; keeps a copy in the browser until it is saved. */
export function useAutosave({ form, draftKey, base: posted, enabled }: Autosave) {
  const fetcher = useFetcher<SectionOutcome | FormResult>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const [base, setBase] = useState(posted);
  const [dirty, setDirty] = useState(false);
  const outcome = fetcher.data;

  useEffect(() => setBase(posted), [posted]);
  useEffect(() => {
    if (!outcome || isRefused(outcome)) return;
    setBase(outcome.base);
    if (outcome.kind === 'saved') forgetDraft(draftKey);
  }, [outcome, draftKey]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function save() {
    if (!form.current) return;
    // One save at a time: its answer says what the next one starts from.
    if (fetcher.state !== 'idle') {
      timer.current = setTimeout(save, PAUSE_MS);
      return;
    }
    const body = new FormData(form.current);
    body.set('intent', 'autosave');
    setDirty(false);
    fetcher.submit(body, { method: 'post' });
  }

  function onInput(_event: FormEvent) {
    if (!enabled || !form.current) return;
    keepDraft(draftKey, new FormData(form.current));
    setDirty(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(save, PAUSE_MS);
  }

  function onSubmit() {
    clearTimeout(timer.current);
  }

  return {
    base,
    onInput,
    onSubmit,
    /** What is wrong with what was sent last; nothing while it is being changed. */
    refused: isRefused(outcome) && !dirty ? outcome : null,
    conflicts: outcome && !isRefused(outcome) && outcome.kind === 'conflict' ? outcome.conflicts : [],
    status: statusOf(fetcher.state, outcome, dirty),
  };
}

function statusOf(state: string, outcome: SectionOutcome | FormResult | undefined, dirty: boolean) {
  if (state !== 'idle') return { words: 'Saving…', failed: false };
  if (dirty || !outcome) return { words: '', failed: false };
  if (isRefused(outcome)) return { words: 'Not saved: an answer needs to be corrected', failed: true };
  if (outcome.kind === 'saved') return { words: `Saved ${outcome.at}`, failed: false };
  return { words: 'Not saved: somebody else changed an answer', failed: true };
}
