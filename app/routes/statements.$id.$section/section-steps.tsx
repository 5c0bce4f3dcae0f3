import { Link } from '@remix-run/react';
import { paths } from '~/paths';
import type { SectionStep } from '~/statement/section-view';

interface Props {
  id: string;
  sections: readonly SectionStep[];
  current: string;
  /** Whether its reader sees these sections alone. */
  alone: boolean;
}

/** Where one is in the statement; any section can be opened in any order. */
export function SectionSteps({ id, sections, current, alone }: Props) {
  return (
    <nav className="steps-nav" aria-label="Sections">
      <ol className="steps">
        {sections.map((section) => (
          <li key={section.id} className={section.id === current ? 'now' : undefined}>
            <Link
              to={paths.statement(id).section(section.id)}
              aria-current={section.id === current ? 'step' : undefined}
            >
              {section.title}
              {section.unread > 0 && (
                <span className="to-correct">
                  {' '}
                  !<span className="govuk-visually-hidden"> an answer has to be corrected</span>
                </span>
              )}
              {section.done && section.unread === 0 && (
                <span className="tick">
                  {' '}
                  ✓<span className="govuk-visually-hidden"> done</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ol>
      <p className="small">
        <Link to={alone ? paths.home : paths.statement(id).itself} className="govuk-link">
          {alone ? 'Your work' : 'All sections'}
        </Link>
      </p>
      {!alone && (
        <p className="small">
          <Link to={paths.statement(id).check} className="govuk-link">
            Check your answers
          </Link>
        </p>
      )}
    </nav>
  );
}
