import { Link } from '@remix-run/react';
import type { Overview, TargetTally } from '../insight/overview';
import { MeasureName } from './measure-name';

interface Props {
  overview: Pick<Overview, 'changes' | 'targets' | 'peers'>;
  base: string | null;
}

/** What changed most, what became of the targets, and where comparable organisations lie. */
export function OverviewGlance({ overview, base }: Props) {
  const { changes, targets, peers } = overview;
  const aimed = targets.reached.length + targets.missed.length > 0;
  if (changes.length === 0 && !aimed && peers.length === 0) return null;
  return (
    <div className="glance">
      {changes.length > 0 && (
        <section>
          <h2>What changed most</h2>
          <ul>
            {changes.map(({ measureId, label, words, tone }) => (
              <li key={measureId}>
                <MeasureName base={base} measureId={measureId}>
                  {label}
                </MeasureName>
                <span className={`glance__words tone-${tone}`}>{words}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {aimed && <Targets targets={targets} base={base} />}
      {peers.length > 0 && (
        <section>
          <h2>Beside others like you</h2>
          <ul>
            {peers.slice(0, 3).map(({ measureId, words }) => (
              <li key={measureId}>{words}</li>
            ))}
          </ul>
          {base && (
            <p className="no-print">
              <Link to={`${base}/benchmarks`} className="govuk-link">
                All your figures beside your peers’
              </Link>
            </p>
          )}
        </section>
      )}
    </div>
  );
}

/** The missed first: they are what is to be talked about. */
function Targets({ targets, base }: { targets: TargetTally; base: string | null }) {
  const { reached, missed } = targets;
  const all = reached.length + missed.length;
  return (
    <section>
      <h2>
        {all === 1
          ? reached.length === 1
            ? 'The target was reached'
            : 'The target was missed'
          : `${reached.length} of ${all} targets reached`}
      </h2>
      <ul>
        {[
          ...missed.map((line) => ({ ...line, by: 'missed' })),
          ...reached.map((line) => ({ ...line, by: 'reached' })),
        ]
          .slice(0, 4)
          .map(({ measureId, label, words, by }) => (
            <li key={measureId}>
              <MeasureName base={base} measureId={measureId}>
                {label}
              </MeasureName>
              <span className={`glance__words tone-${by === 'missed' ? 'worse' : 'better'}`}>
                {by === 'missed' ? 'Missed' : 'Reached'}: {words}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
