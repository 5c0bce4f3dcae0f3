import { Form } from '@remix-run/react';
import { REQUEST_WORDS, type SensitiveFigure } from '../statement/exact-figures';
import type { Shown } from '../statement/shown';
import { ShownFields } from './shown-fields';

interface Props {
  figures: SensitiveFigure[];
  shown: Shown;
  mayAsk: boolean;
  wrong: { measure: string; reason: string; message: string } | null;
}

/** Each sensitive count as it is and as it is published, and a director's way to ask for the exact one. */
export function SmallNumbersTable({ figures, shown, mayAsk, wrong }: Props) {
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
            <Ask figure={figure} shown={shown} wrong={wrong?.measure === figure.measureId ? wrong : null} />
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

function Ask({ figure, shown, wrong }: { figure: SensitiveFigure } & Pick<Props, 'shown' | 'wrong'>) {
  const { measureId, label, request } = figure;
  const id = `reason-${measureId}`;
  return (
    <Form method="post">
      <ShownFields shown={shown} />
      <input type="hidden" name="measure" value={measureId} />
      {request ? (
        <button type="submit" name="intent" value="drop" className="as-link">
          Leave it a range<span className="govuk-visually-hidden">: {label}</span>
        </button>
      ) : (
        <details className="more" open={wrong !== null}>
          <summary>
            Ask to publish it exactly<span className="govuk-visually-hidden">: {label}</span>
          </summary>
          <div className="more__body">
            <label htmlFor={id}>Why nobody can be recognised by it</label>
            {wrong && (
              <p className="govuk-error-message" id={`${id}-error`}>
                <span className="govuk-visually-hidden">Error:</span> {wrong.message}
              </p>
            )}
            <textarea
              id={id}
              name="reason"
              rows={2}
              className={`field-input${wrong ? ' field-input--error' : ''}`}
              defaultValue={wrong?.reason}
              aria-describedby={wrong ? `${id}-error` : undefined}
            />
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
