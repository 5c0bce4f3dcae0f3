import { Form } from '../forms/form';
import type { FormResult } from '../forms/form-result';
import { TextLine } from '../forms/text-line';
import { paths } from '../paths';

interface Props {
  typed?: string;
  result?: FormResult | undefined;
}

/** Where a printed code is typed. It asks by an address, as any link does. */
export function CodeForm({ typed, result }: Props) {
  return (
    <Form method="get" action={paths.verify} result={result}>
      <TextLine
        name="code"
        label="Verification code"
        hint="It is printed on the document, like PM-7K4W-92QX. Capitals, spaces and dashes do not matter."
        value={typed}
      />
      <button type="submit" className="govuk-button">
        Check it
      </button>
    </Form>
  );
}
