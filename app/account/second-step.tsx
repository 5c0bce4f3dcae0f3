import { ErrorSummary } from '../forms/error-summary';
import { Form } from '../forms/form';
import type { FormResult } from '../forms/form-result';
import { TextLine } from '../forms/text-line';
import { paths } from '../paths';

interface Props {
  result: FormResult | undefined;
  given: { from: string; carried: string };
  /** Whether one of the person’s passkeys would do instead. */
  passkey: boolean;
}

/** The second step of signing in: a code of the authenticator app, or one of those kept for when it is lost. */
export function SecondStep({ result, given, passkey }: Props) {
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <h1 className="govuk-heading-l">Enter a code</h1>
      <p className="lede">
        Open your authenticator app, and enter the six digits that it shows for Proofmark.
      </p>
      <Form result={result} action={paths.signInCode} given={given}>
        <TextLine
          name="code"
          label="Code"
          hint="Without your phone, enter one of your backup codes."
          complete="one-time-code"
          first
        />
        <button type="submit" className="govuk-button">
          Sign in
        </button>
      </Form>
      {passkey && (
        <form method="post" action={paths.signInPasskey}>
          {Object.entries({ ...given, intent: 'begin' }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <p>
            <button type="submit" className="as-link">
              Use a passkey instead
            </button>
          </p>
        </form>
      )}
      <p>
        <a href={paths.signIn} className="govuk-link">
          Begin again with another account
        </a>
      </p>
    </div>
  );
}
