import { Form } from '../forms/form';
import type { FormResult } from '../forms/form-result';
import { RadioGroup } from '../forms/radio-group';
import { TextLine } from '../forms/text-line';
import { dayInWords } from '../questionnaire/period';
import { REGISTERS, type RegisterEntry, type RegisterId } from './register-entry';

interface Props {
  /** The registers that can be asked; without any there is no form. */
  registers: readonly RegisterId[];
  result: FormResult | undefined;
  /** What goes along unseen. */
  given?: Record<string, string>;
}

/** Fills the form below it from a public register: its own form, so that nothing is saved by it. */
export function LookUpForm({ registers, result, given = {} }: Props) {
  if (registers.length === 0) return null;
  const [only] = registers.length === 1 ? registers : [];
  return (
    <details className="more look-up" open={result?.form === 'look-up'}>
      <summary>{only ? `Fill it in from ${REGISTERS[only]}` : 'Fill it in from a public register'}</summary>
      <Form id="look-up" result={result} given={{ ...given, ...(only && { register: only }) }}>
        {!only && (
          <RadioGroup
            name="register"
            legend="Which register"
            options={Object.fromEntries(registers.map((id) => [id, REGISTERS[id]]))}
          />
        )}
        <TextLine
          name="number"
          label="Number"
          hint="What it says fills the form below. Nothing is saved before you have looked at it."
        />
        <button type="submit" name="intent" value="look_up" className="govuk-button govuk-button--quiet">
          Look it up
        </button>
      </Form>
    </details>
  );
}

/** What a register said, above the form that is filled with it. */
export function LookedUp({ entry }: { entry: RegisterEntry }) {
  const { source, name, address, filing, asOf } = entry;
  return (
    <div className="ask" id="looked-up">
      <p>
        <b>{name}</b>
      </p>
      {address && <p>{address}</p>}
      <p>{filing ?? 'Whether it files what it has to is not said.'}</p>
      <p className="quiet">
        {source}, asked on {dayInWords(asOf.slice(0, 10))}. The form below is filled with it: nothing is saved
        until you send that.
      </p>
    </div>
  );
}
