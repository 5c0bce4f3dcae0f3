import { pounds } from '../questionnaire/kinds/money';

export interface PoundPart {
  id: 'retained' | 'donated' | 'distributed';
  amount: number;
  label: string;
}

/** Where the surplus went, drawn to scale, with the amounts as a list beneath. */
export function PoundBar({ title, parts, note }: { title: string; parts: PoundPart[]; note: string }) {
  const total = parts.reduce((sum, part) => sum + part.amount, 0);
  const tone = { retained: 'evergreen', donated: 'leaf', distributed: 'rule' } as const;
  let from = 0;
  return (
    <section>
      <h2 className="govuk-heading-m">{title}</h2>
      <svg
        className="pound"
        viewBox="0 0 1000 50"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        {parts.map(({ id, amount }) => {
          const x = (from / total) * 1000;
          from += amount;
          return (
            <rect
              key={id}
              x={x}
              y="0"
              width={(amount / total) * 1000}
              height="50"
              className={`fill-${tone[id]}`}
            />
          );
        })}
      </svg>
      <ul className="pound__key">
        {parts.map(({ id, amount, label }) => (
          <li key={id} className={id}>
            {pounds(amount, Number.isInteger(amount) ? 0 : 2)} {label}
          </li>
        ))}
      </ul>
      <p className="caption">{note}</p>
    </section>
  );
}
