import { SPARK, type Spark } from '../insight/sparkline';

/** A measure's years in a line of a table. The figures stand beside it, so it says nothing to a screen reader. */
export function Sparkline({ spark }: { spark: Spark }) {
  const past = spark.drawn === 'bars' ? 'spark__bars' : 'spark__line';
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
      aria-hidden="true"
      focusable="false"
    >
      <path d={spark.past} className={past} />
      <path d={spark.last} className="spark__last" />
    </svg>
  );
}
