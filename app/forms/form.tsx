import { type FormProps, Form as RemixForm, useRouteLoaderData } from '@remix-run/react';
import { createContext, type ReactNode, useContext, useId } from 'react';
import { type FormResult, fieldId, typedIn } from './form-result';

interface Context {
  id: string;
  /** Null unless this very form was refused. */
  result: FormResult | null;
}

const Posted = createContext<Context>({ id: '', result: null });

interface Props extends Omit<FormProps, 'noValidate'> {
  /** Tells it apart from the page's other forms. */
  id?: string;
  /** The action's answer: it is this form's if it says so. */
  result?: FormResult | undefined;
  /** What goes along unseen, by name. */
  given?: Record<string, string>;
  children: ReactNode;
}

/** A form that is posted, to its own page where nothing else is said, and comes back as it was when it is refused. */
export function Form({ id = '', result, given = {}, children, method = 'post', ...rest }: Props) {
  const mine = result?.form === id ? result : null;
  const once = useOnce(mine);
  return (
    <Posted.Provider value={{ id, result: mine }}>
      <RemixForm method={method} noValidate {...rest}>
        {Object.entries(id ? { form: id, ...given } : given).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {once && <input type="hidden" name="once" value={once} />}
        {children}
      </RemixForm>
    </Posted.Provider>
  );
}

/** What tells this form of this page from every other, so that sent twice it is done once. Strangers' pages are all the same. */
function useOnce(result: FormResult | null = null): string {
  const id = useId();
  const page = useRouteLoaderData<{ once?: string }>('root')?.once;
  const key = result?.once ?? page;
  return key ? key + id : '';
}

/** What goes along unseen and stays what it first was when the form is refused. */
export function Given({ name, value }: { name: string; value: string }) {
  const { typed } = useField(name);
  return <input type="hidden" name={name} value={typed || value} />;
}

interface FieldState {
  id: string;
  /** What was typed before the form was refused. */
  typed: string | undefined;
  wrong: FormResult['errors'][number] | undefined;
  /** Ids of what describes it: its hint and its error. */
  describedBy: string | undefined;
}

/** What a control has to know of its field: what was typed, and what is wrong with it. */
export function useField(name: string, hint?: ReactNode): FieldState {
  const { id: form, result } = useContext(Posted);
  const id = fieldId(form, name);
  const typed = result ? typedIn(result, name) : undefined;
  const wrong = result?.errors.find(({ field }) => field === name);
  const described = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ');
  // A box that was not ticked is not posted: of a form that was refused, what is missing was empty.
  const was = result ? (typeof typed === 'string' ? typed : '') : undefined;
  return { id, typed: was, wrong, describedBy: described || undefined };
}

interface FieldProps {
  field: FieldState;
  label: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
}

/** One field: its label, its hint, what is wrong with it, and its control. */
export function Field({ field: { id, wrong }, label, hint, children }: FieldProps) {
  return (
    <div className={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <Hint id={id} hint={hint} />
      <Wrong id={id} {...wrong} />
      {children}
    </div>
  );
}

/** The same for several controls that answer one question. */
export function FieldSet({ field: { id, wrong, describedBy }, label, hint, children }: FieldProps) {
  return (
    <div className={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
        <Hint id={id} hint={hint} />
        <Wrong id={id} {...wrong} />
        {children}
      </fieldset>
    </div>
  );
}

function Hint({ id, hint }: { id: string; hint: ReactNode }) {
  if (!hint) return null;
  return (
    <div className="govuk-hint" id={`${id}-hint`}>
      {hint}
    </div>
  );
}

/** The message of a field, beside it. */
export function Wrong({ id, message, where }: { id: string; message?: string | undefined; where?: string }) {
  if (!message) return null;
  return (
    <p className="govuk-error-message" id={`${id}-error`}>
      <span className="govuk-visually-hidden">Error:</span> {message}
      {where && (
        <>
          {'. '}
          <a href={where} className="govuk-link">
            Go to it
          </a>
        </>
      )}
    </p>
  );
}
