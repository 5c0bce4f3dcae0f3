import type { StatementDocument } from '../../questionnaire/document';
import { recordedAreas, recordedThemes, tenderDays } from '../pdf/documents/slice';

interface Props {
  document: StatementDocument;
  action: string;
}

/** A commissioner's own document: one theme, one area or contract, and the model in force for their tender. */
export function SliceForm({ document, action }: Props) {
  const areas = recordedAreas(document);
  const themes = recordedThemes(document);
  const days = tenderDays(document);
  const parts = [...(themes.length > 0 ? ['theme'] : []), ...(areas.length > 0 ? ['area or contract'] : [])];
  return (
    <details className="more">
      <summary>{parts.length > 0 ? `One ${parts.join(', ')} alone (PDF)` : 'For one tender (PDF)'}</summary>
      <form action={action} method="get" className="more__body">
        {themes.length > 0 && (
          <div>
            <label htmlFor="theme">Theme</label>
            <select id="theme" name="theme" className="field-input">
              <option value="">All of it</option>
              {themes.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </div>
        )}
        {areas.length > 0 && (
          <div>
            <label htmlFor="area">Area or contract</label>
            <select id="area" name="area" className="field-input">
              <option value="">The whole organisation</option>
              {areas.map((area) => (
                <option key={area}>{area}</option>
              ))}
            </select>
          </div>
        )}
        <div>
          <label htmlFor="tender-date">Day of the tender notice</label>
          <p className="small quiet" id="tender-date-hint">
            It decides which of central government’s Social Value Models is shown. They bind no council and no
            NHS body: leave it empty unless the tender names one.
          </p>
          <input
            id="tender-date"
            name="tender-date"
            type="date"
            min={days.first}
            max={days.last}
            className="field-input"
            aria-describedby="tender-date-hint"
          />
        </div>
        <div>
          <button type="submit" className="govuk-button govuk-button--quiet">
            Make the document
          </button>
        </div>
      </form>
    </details>
  );
}
