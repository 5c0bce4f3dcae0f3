import type { ReactNode } from 'react';

/** What whoever asked for a mail is answered with: the same whether or not the address has an account. */
export function MailSent({ again, children }: { again: string; children: ReactNode }) {
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">Look into your mailbox</h1>
      <p className="lede">{children}</p>
      <p>
        Nothing came? Look among unwanted mail, or{' '}
        <a href={again} className="govuk-link">
          try another address
        </a>
        .
      </p>
    </div>
  );
}
