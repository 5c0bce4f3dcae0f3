/** A hallmark's cut-corner octagon with a P: what an assay office strikes after testing. */
export function Mark({ size = 36 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <path d="M10 1h16l9 9v16l-9 9H10l-9-9V10z" className="fill-evergreen" />
      <path
        d="M12 26V10h7.2c3.7 0 6 2 6 5.2s-2.3 5.3-6 5.3H16V26z M16 17.2h2.8c1.5 0 2.3-.7 2.3-2s-.8-1.9-2.3-1.9H16z"
        className="fill-paper"
        fillRule="evenodd"
      />
    </svg>
  );
}
