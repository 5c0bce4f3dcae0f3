import { type RefObject, useEffect, useState } from 'react';
import { forgetDraft, restoreDraft, unsentDraft } from './local-draft';

/** Offers what was typed here before and never reached the server. */
export function UnsentNotice({ form, draftKey }: { form: RefObject<HTMLFormElement>; draftKey: string }) {
  const [draft, setDraft] = useState<ReturnType<typeof unsentDraft>>(null);
  useEffect(() => setDraft(unsentDraft(draftKey)), [draftKey]);
  if (!draft) return null;
  const when = new Date(draft.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  const done = (restore: boolean) => {
    if (restore && form.current) restoreDraft(form.current, draft);
    else forgetDraft(draftKey);
    setDraft(null);
  };
  return (
    <div className="ask" role="status">
      <p>
        <b>You typed something here on {when} that was not saved.</b>
      </p>
      <div className="button-row">
        <button type="button" className="govuk-button" onClick={() => done(true)}>
          Put it back
        </button>
        <button type="button" className="govuk-button govuk-button--quiet" onClick={() => done(false)}>
          Throw it away
        </button>
      </div>
    </div>
  );
}
