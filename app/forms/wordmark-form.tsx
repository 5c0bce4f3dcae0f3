import { z } from 'zod';
import { byButton, file } from './fields';
import { FileInput } from './file-input';
import { Form } from './form';
import type { FormResult } from './form-result';

/** What the form asks: a picture instead of the one that is there, or none. */
export const wordmarkFields = byButton([
  z.object({ intent: z.literal('change'), file: file('Choose a PNG or SVG file') }),
  z.object({ intent: z.literal('remove') }),
]);

interface Props {
  name: string;
  /** Where the picture is; null where there is none. */
  address: string | null;
  result: FormResult | undefined;
}

/** The picture of somebody's name, another one, and none. */
export function WordmarkForm({ name, address, result }: Props) {
  return (
    <>
      {address && (
        <p>
          <img className="wordmark" src={address} alt={`Wordmark of ${name}`} />
        </p>
      )}
      <Form id="change" result={result} encType="multipart/form-data">
        <FileInput
          name="file"
          label="The file"
          hint="PNG or SVG, at most 1 MB. In an SVG letters have to be turned into paths."
          accept=".png,.svg,image/png,image/svg+xml"
        />
        <button type="submit" name="intent" value="change" className="govuk-button">
          Use this
        </button>
      </Form>
      {address && (
        <Form id="remove" result={result}>
          <button type="submit" name="intent" value="remove" className="as-link">
            Take it away
          </button>
        </Form>
      )}
    </>
  );
}
