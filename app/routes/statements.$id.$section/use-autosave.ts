import { useFetcher } from '@remix-run/react';
import { type FocusEvent, type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type FormResult, isRefused } from '~/forms/form-result';
import { isUnreached, type Unreached } from '~/forms/unreached';
import type { TypedAnswer } from '~/questionnaire/answers';
import type { SectionOutcome } from '~/statement/section-view';
import { keepsAs } from './saving';
import { fieldsOf, forgetUnsent, keepUnsent, putBack, questionOf, takeUnsent } from './unsent';

const PAUSE_MS = 1_200;
/** Until it is tried again after the first failure, the second … and every one after the last. */
const RETRY_MS = [2_000, 5_000, 15_000, 30_000];

export type Said = SectionOutcome | FormResult | Unreached;

interface Autosave {
  form: RefObject<HTMLFormElement>;
  /** Where the section is posted, also once its page has been left. */
  address: string;
  keptAs: string;
  /** What the page showed when it was opened. */
  opened: Record<string, TypedAnswer>;
  /** What the last press of a button came to, while the page stays. */
  pressed: Said | undefined;
  enabled: boolean;
  /** Whether an answer stands as it was typed, because it cannot be read. */
  unread: boolean;
  onStep: (step: SectionOutcome['step']) => void;
}

/**
 * Saves a while after the last keystroke, through the form's own action. Every answer is in one of four places: typed
 * and not sent, under way, unsettled (somebody else changed it too), or acknowledged; what is in the first three is kept
 * in this browser with what it was typed over, and put back when the page is opened again.
 */
export function useAutosave({ form, address, keptAs, opened, pressed, enabled, unread, onStep }: Autosave) {
  const fetcher = useFetcher<Said>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const [shownBase, showBase] = useState(opened);
  // The base is this, and the page shows it: a drawing of the page may come late, and must not bring an older one back.
  const base = useRef(opened);
  const [typing, setTyping] = useState(false);
  const [putBackAt, setPutBackAt] = useState<number | null>(null);
  /** The question that somebody is at. */
  const [within, setWithin] = useState<string | null>(null);
  /** What the last answer said, whichever way it was sent. */
  const [said, setSaid] = useState<Said | undefined>(pressed);
  const typed = useRef(new Set<string>());
  const sent = useRef(new Set<string>());
  const unsettled = useRef(new Set<string>());
  const failures = useRef(0);
  const last = useRef<FormData>();
  const waiting = useRef<HTMLElement | null>(null);
  const state = useRef(fetcher.state);
  state.current = fetcher.state;

  function startFrom(next: Record<string, TypedAnswer>) {
    base.current = next;
    showBase(next);
  }

  function keep() {
    if (!form.current) return;
    last.current = new FormData(form.current);
    const open = new Set([...typed.current, ...sent.current, ...unsettled.current]);
    if (open.size === 0) return forgetUnsent(keptAs);
    const over = Object.fromEntries([...open].map((id) => [id, base.current[id] ?? {}]));
    keepUnsent(keptAs, { at: Date.now(), base: over, fields: fieldsOf(form.current, open) });
  }

  function post() {
    if (typed.current.size === 0 || !last.current) return;
    const body = last.current;
    body.set('intent', 'autosave');
    body.set('base', JSON.stringify(base.current));
    sent.current = typed.current;
    typed.current = new Set();
    setTyping(false);
    state.current = 'submitting';
    fetcher.submit(body, { method: 'post', action: address });
  }

  function save() {
    // What is shown now: what numbers are read as may have come after the last keystroke.
    if (form.current) last.current = new FormData(form.current);
    // One at a time: its answer says what the next one starts from.
    if (state.current === 'idle') return post();
    later(PAUSE_MS);
  }

  function later(ms: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(save, ms);
  }

  function heard(outcome: Said) {
    setSaid(outcome);
    if (isUnreached(outcome) || isRefused(outcome)) {
      for (const id of sent.current) typed.current.add(id);
      sent.current = new Set();
      if (isUnreached(outcome) && outcome.unreached === 'away') {
        later(RETRY_MS[Math.min(failures.current, RETRY_MS.length - 1)] ?? PAUSE_MS);
        failures.current += 1;
      }
    } else {
      failures.current = 0;
      sent.current = new Set();
      unsettled.current = new Set(outcome.conflicts.map(({ measureId }) => measureId));
      startFrom(outcome.base);
      onStep(outcome.step);
    }
    keep();
  }

  const answer = fetcher.data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is heard once, when it comes.
  useEffect(() => {
    if (answer) heard(answer);
  }, [answer]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: likewise.
  useEffect(() => {
    if (pressed) heard(pressed);
  }, [pressed]);
  useEffect(() => {
    const button = waiting.current;
    if (fetcher.state !== 'idle' || !button) return;
    waiting.current = null;
    form.current?.requestSubmit(button);
  }, [fetcher.state, form]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page that is opened.
  useEffect(() => {
    keepsAs(address, keptAs);
    const kept = enabled && !pressed ? takeUnsent(keptAs) : null;
    if (kept && form.current) {
      const changed = putBack(form.current, kept);
      typed.current = changed;
      const over = Object.fromEntries([...changed].map((id) => [id, kept.base[id] ?? {}]));
      startFrom({ ...base.current, ...over });
      keep();
      if (changed.size > 0) {
        setPutBackAt(kept.at);
        setTyping(true);
        later(0);
      }
    }
    const online = () => typed.current.size > 0 && later(0);
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      clearTimeout(timer.current);
      // Whoever goes on within the pause is not asked to wait for it. While a saving is under way a second one would be
      // taken for somebody else's: what was typed since is put back when the page is opened again.
      if (state.current === 'idle') post();
    };
  }, [address, keptAs]);

  function onInput(event: FormEvent) {
    const { name } = event.target as HTMLInputElement;
    if (!enabled || !name?.includes('.')) return;
    typed.current.add(questionOf(name));
    keep();
    setTyping(true);
    later(PAUSE_MS);
  }

  function onSubmit(event: FormEvent) {
    clearTimeout(timer.current);
    if (state.current !== 'idle') {
      // Sent now it would meet its own answers, and take them for somebody else's.
      event.preventDefault();
      waiting.current = (event.nativeEvent as SubmitEvent).submitter;
      return;
    }
    sent.current = new Set([...sent.current, ...typed.current]);
    typed.current = new Set();
  }

  // A box is ticked at once; words take a while.
  const questionAt = (target: EventTarget | null) =>
    (target instanceof Element &&
      target.matches('input[type=text], textarea') &&
      target.closest('.question')?.id) ||
    null;

  return {
    base: shownBase,
    within,
    onFocus: (event: FocusEvent) => setWithin(questionAt(event.target)),
    onBlur: (event: FocusEvent) => setWithin(questionAt(event.relatedTarget)),
    onInput,
    onSubmit,
    putBackAt,
    said,
    status: statusOf(fetcher.state, said, typing) ?? asOpened(enabled, unread),
  };
}

export interface SavingStatus {
  words: string;
  failed: boolean;
  signIn?: boolean;
  /** What is said instead while nobody is told yet what is wrong. */
  asTyped?: string;
}

/** What stands when a page is opened. */
function asOpened(enabled: boolean, unread: boolean): SavingStatus {
  if (!enabled) return { words: '', failed: false };
  return unread
    ? { words: 'Saved as typed: an answer has to be corrected', failed: true }
    : { words: 'All of this is saved', failed: false };
}

const UNREACHED: Record<Unreached['unreached'], SavingStatus> = {
  away: { words: 'Not saved, trying again. What you typed is kept in this browser.', failed: true },
  signed_out: {
    words: 'Not saved: you have been signed out. What you typed is kept in this browser.',
    failed: true,
    signIn: true,
  },
  gone: {
    words: 'Not saved: this draft is not there any more. Copy what you need before you leave this page.',
    failed: true,
  },
  not_taken: {
    words: 'Not saved: you cannot change this any more. Copy what you need before you leave this page.',
    failed: true,
  },
};

/** What the last saving came to; null before the first. */
function statusOf(state: string, said: Said | undefined, typing: boolean): SavingStatus | null {
  if (state !== 'idle') return { words: 'Saving…', failed: false };
  if (isUnreached(said)) return UNREACHED[said.unreached];
  if (isRefused(said)) return { words: 'Not saved', failed: true };
  if (typing) return { words: 'Not saved yet', failed: false };
  if (!said) return null;
  if (said.kind === 'saved') return { words: `Saved ${said.at}`, failed: false };
  if (said.kind === 'unread')
    return {
      words: `Saved ${said.at} as typed: an answer has to be corrected`,
      failed: true,
      asTyped: `Saved ${said.at} as typed`,
    };
  return said.saved > 0
    ? { words: `Saved ${said.at}, except what was changed elsewhere too`, failed: true }
    : { words: 'Not saved: this answer was changed elsewhere too', failed: true };
}
