import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { TextLines } from '~/forms/text-line';
import { REQUEST_WORDS, type SensitiveFigure } from '~/statement/exact-figures';
import type { Shown } from '~/statement/shown';
import { ShownFields } from '~/statement/shown-fields';

interface Props {
  figures: SensitiveFigure[];
  shown: Shown;
  mayAsk: boolean;
  result: FormResult | undefined;
}

/** Each sensitive count as it is and as it is published, and a director's way to ask for the exact one. */
export function SmallNumbersTable({ figures, shown, mayAsk, result }: Props) {
  return (
    <>
      {figures.map((figure) => (
        <section key={figure.measureId} className="statement-section">
          <h2 className="govuk-heading-m">{figure.label}</h2>
          <dl className="facts">
            <dt>You state</dt>
            <dd>{figure.exact}</dd>
            <dt>The public reads</dt>
            <dd>{figure.published}</dd>
          </dl>
          {figure.request && (
            <p>
              {figure.request.askedBy} asked for the exact figure: “{figure.request.reason}”{' '}
              {REQUEST_WORDS[figure.request.state]}
            </p>
          )}
          {mayAsk && (figure.mayBeExact || figure.request) && (
            <Ask figure={figure} shown={shown} result={result} />
          )}
        </section>
      ))}
      {!mayAsk && (
        <p className="quiet">
          A director can ask, while the statement is a draft, that an exact figure be published; the assessor
          must agree.
        </p>
      )}
    </>
  );
}

function Ask({ figure, shown, result }: { figure: SensitiveFigure } & Pick<Props, 'shown' | 'result'>) {
  const { measureId, label, request } = figure;
  const id = `exact-${measureId}`;
  return (
    <Form id={id} result={result} given={{ measure: measureId }}>
      <ShownFields shown={shown} />
      {request ? (
        <button type="submit" name="intent" value="drop" className="as-link">
          Leave it a range<span className="govuk-visually-hidden">: {label}</span>
        </button>
      ) : (
        <details className="more" open={result?.form === id}>
          <summary>
            Ask to publish it exactly<span className="govuk-visually-hidden">: {label}</span>
          </summary>
          <div className="more__body">
            <TextLines name="reason" label="Why nobody can be recognised by it" rows={2} />
            <div>
              <button type="submit" name="intent" value="ask" className="govuk-button govuk-button--quiet">
                Ask the assessor
              </button>
            </div>
          </div>
        </details>
      )}
    </Form>
  );
}
