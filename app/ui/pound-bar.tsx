import type { Pound } from '../insight/pound';
import { pounds } from '../questionnaire/kinds/money';

const TONES = { retained: 'evergreen', donated: 'leaf', distributed: 'rule' } as const;

/** Where the surplus went, drawn to scale, with the amounts as a list beneath. */
export function PoundBar({ title, parts, note }: Pound) {
  const total = parts.reduce((sum, { amount }) => sum + amount, 0);
  let from = 0;
  const bars = parts.map(({ id, amount }) => {
    const x = (from / total) * 1000;
    from += amount;
    const width = (amount / total) * 1000;
    return <rect key={id} x={x} y="0" width={width} height="50" className={`fill-${TONES[id]}`} />;
  });
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
        {bars}
      </svg>
      <ul className="pound__key">
        {parts.map(({ id, amount, label }) => (
          <li key={id} className={id}>
            {`${pounds(amount, Number.isInteger(amount) ? 0 : 2)} ${label}`}
          </li>
        ))}
      </ul>
      <p className="caption">{note}</p>
    </section>
  );
}
