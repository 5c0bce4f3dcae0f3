import { TextLine } from './text-line';

/** Where a printed code is typed. A plain form: it works as any link does. */
export function CodeForm({ typed, error }: { typed?: string; error?: string | undefined }) {
  return (
    <form method="get" action="/verify" noValidate>
      <TextLine
        name="code"
        label="Verification code"
        hint="It is printed on the document, like PM-7K4W-92QX. Capitals, spaces and dashes do not matter."
        value={typed}
        errors={error ? [{ field: 'code', message: error }] : []}
      />
      <button type="submit" className="govuk-button">
        Check it
      </button>
    </form>
  );
}
