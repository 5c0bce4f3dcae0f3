interface Choice {
  label: string;
  to: string;
}

interface Props {
  title: string;
  missing: readonly { says: string; choices: readonly Choice[] }[];
  back: Choice | null;
}

/** What was asked for and is not there, and what there is: a page that leads on. */
export function WhatThereIs({ title, missing, back }: Props) {
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">{title}</h1>
      {missing.map(({ says, choices }) => (
        <div key={says}>
          <p>{says}</p>
          {choices.length > 0 && (
            <ul className="govuk-list govuk-list--bullet">
              {choices.map((choice) => (
                <li key={choice.to}>
                  <Way {...choice} />
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
      <p>
        <Way {...(back ?? { label: 'Go to the start page', to: '/' })} />
      </p>
    </div>
  );
}

function Way({ label, to }: Choice) {
  return (
    <a href={to} className="govuk-link">
      {label}
    </a>
  );
}
