import { Form } from '@remix-run/react';
import { YearChoice } from './year-choice';

interface Choices {
  years: readonly number[];
  year: number;
  themes: readonly { id: string; title: string }[];
  theme: string;
}

/** Which year and which theme a page is about. */
export function YearAndTheme({ choices }: { choices: Choices }) {
  return (
    <Form method="get" className="filters">
      <div>
        <label htmlFor="theme">Theme of the totals</label>
        <select id="theme" name="theme" className="field-input" defaultValue={choices.theme}>
          {choices.themes.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <YearChoice years={choices.years} year={choices.year} />
    </Form>
  );
}
