import type { Overview } from '../insight/overview';
import { paths } from '../paths';
import { MeasureName } from './measure-name';

/** As many lines as stand beside each other in one screen. */
const TARGETS = 4;

type Props = Pick<Overview, 'changes' | 'targets' | 'peers'> & { slug: string | null };

/** What changed most, what became of the targets, and where comparable organisations lie. */
export function Glance({ changes, targets: { reached, missed }, peers, slug }: Props) {
  const all = reached.length + missed.length;
  if (changes.length === 0 && all === 0 && peers.length === 0) return null;
  // The missed first: they are what is to be talked about.
  const aimed = [
    ...missed.map((line) => ({ ...line, words: `Missed: ${line.words}`, tone: 'worse' })),
    ...reached.map((line) => ({ ...line, words: `Reached: ${line.words}`, tone: 'better' })),
  ];
  return (
    <div className="glance">
      {changes.length > 0 && <Told title="What changed most" lines={changes} slug={slug} />}
      {all > 0 && (
        <Told
          title={
            all === 1
              ? `The target was ${reached.length === 1 ? 'reached' : 'missed'}`
              : `${reached.length} of ${all} targets reached`
          }
          lines={aimed.slice(0, TARGETS)}
          slug={slug}
        />
      )}
      {peers.length > 0 && (
        <section>
          <h2>Beside others like you</h2>
          <ul>
            {peers.map(({ measureId, words }) => (
              <li key={measureId}>{words}</li>
            ))}
          </ul>
          {slug !== null && (
            <p className="no-print">
              <a href={paths.organisation(slug).benchmarks} className="govuk-link">
                All your figures beside your peers’
              </a>
            </p>
          )}
        </section>
      )}
    </div>
  );
}

interface Line {
  measureId: string;
  label: string;
  words: string;
  tone: string;
}

function Told({ title, lines, slug }: { title: string; lines: Line[]; slug: string | null }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {lines.map(({ measureId, label, words, tone }) => (
          <li key={measureId}>
            <MeasureName words={label} measureId={measureId} slug={slug} />
            <span className={`glance__words tone-${tone}`}>{words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
