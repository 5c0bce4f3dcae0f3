/** Numbers with their words beneath, side by side. */
export function Counts({ counts }: { counts: readonly { words: string; count: number; aside?: string }[] }) {
  return (
    <dl className="counts">
      {counts.map(({ words, count, aside }) => (
        <div key={words}>
          <dt>{words}</dt>
          <dd className="figure">{count.toLocaleString('en-GB')}</dd>
          {aside && <dd className="quiet small">{aside}</dd>}
        </div>
      ))}
    </dl>
  );
}
