/** Which year a page is about, inside a form that asks for it. */
export function YearChoice({ years, year }: { years: readonly number[]; year: number }) {
  return (
    <>
      <div>
        <label htmlFor="year">Periods that end in</label>
        <select id="year" name="year" className="field-input" defaultValue={year}>
          {years.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </div>
      <button type="submit" className="govuk-button">
        Show
      </button>
    </>
  );
}
