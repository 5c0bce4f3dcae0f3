interface FieldError {
  field: string;
  message: string;
  /** The address of what stands in the way. */
  where?: string;
}

/** What was posted and what is wrong with it: the one thing that every refused form is shown again with. */
export interface FormResult {
  /** Which form of its page it is; empty where there is one. */
  form: string;
  /** As it was posted, nested as the names say; never a password, never a file's content. */
  typed: Record<string, unknown>;
  /** By the name of the field; an empty name is about the form as a whole. */
  errors: FieldError[];
  /** What tells it apart from now on, where it was done before with something else in it. */
  once?: string;
}

/** Whether an action's answer is a form that was refused. */
export function isRefused(said: unknown): said is FormResult {
  return typeof said === 'object' && said !== null && 'errors' in said && 'typed' in said && 'form' in said;
}

/** The id of a field on its page: several forms of a page may ask for the same thing. */
export function fieldId(form: string, name: string): string {
  return [form, name].filter(Boolean).join('-');
}

/** What was typed into a field, by its name: "start.day"; undefined where the form did not hold it. */
export function typedIn({ typed }: FormResult, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], typed);
}
