import type { ReactNode } from 'react';

/** What has just been done, and what comes next: whoever was led here by `#done` reads it first. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <div
      className="govuk-notification-banner govuk-notification-banner--success"
      id="done"
      role="alert"
      tabIndex={-1}
      aria-labelledby="done-title"
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id="done-title">
          Done
        </h2>
      </div>
      <div className="govuk-notification-banner__content">
        <p className="govuk-notification-banner__heading">{children}</p>
      </div>
    </div>
  );
}
