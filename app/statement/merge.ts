import type { TypedAnswer } from '../questionnaire/answers';
import { sameAnswer } from '../questionnaire/same-answer';

export interface Conflict {
  measureId: string;
  mine: TypedAnswer;
  theirs: TypedAnswer;
  base: TypedAnswer;
}

interface Merged {
  /** Measures whose answer is to be written: I changed them and nobody else did. */
  write: string[];
  /** Measures that I and somebody else changed, differently. */
  conflicts: Conflict[];
}

type Answers = Record<string, TypedAnswer>;

/** Three-way merge of one page of answers: what I saw, what I typed, what stands now. */
export function merge(ids: readonly string[], base: Answers, mine: Answers, theirs: Answers): Merged {
  const merged: Merged = { write: [], conflicts: [] };
  for (const id of ids) {
    const [b, m, t] = [base[id] ?? {}, mine[id] ?? {}, theirs[id] ?? {}];
    if (sameAnswer(m, b) || sameAnswer(m, t)) continue;
    if (sameAnswer(t, b)) merged.write.push(id);
    else merged.conflicts.push({ measureId: id, mine: m, theirs: t, base: b });
  }
  return merged;
}
