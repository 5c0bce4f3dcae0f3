import type { Headline } from '../insight/headline';
import { StatusTag } from './status-tag';

interface Props {
  name: string;
  /** How its level's badge is drawn. */
  badge: string;
  licence: string;
  years: number;
  latest: { ends: string } | null;
  headline: Headline | null;
  children: React.ReactNode;
}

/** Whose overview it is, over which years, and the sentence that sums it up. */
export function OverviewHead({ name, badge, licence, years, latest, headline, children }: Props) {
  return (
    <div className="headline">
      <p className="caption">
        {[headline && name, latest && statementsTo(years, latest.ends)].filter(Boolean).join(' · ')}{' '}
        <StatusTag status={badge}>{licence}</StatusTag>
      </p>
      <h1>
        {headline
          ? headline.parts.map((part, index) => (
              <span key={index} className={part.tone ?? undefined}>
                {part.words}
              </span>
            ))
          : name}
      </h1>
      {children}
    </div>
  );
}

/** Not “years”: between two statements there may be some without one. */
function statementsTo(count: number, ends: string): string {
  return count === 1 ? `1 statement, to ${ends}` : `${count} statements to ${ends}`;
}
