import { useCallback, useEffect, useState } from 'react';
import { EVERY_YEAR_WORDS } from '~/statement/lifecycle';

interface Known {
  words: string;
  sha256: string;
}

interface Finding {
  name: string;
  /** What it is among the published files; null when it is none of them. */
  known: string | null;
}

/** No published file is this large, so a larger one need not be read. */
const LARGEST = 50_000_000;

/**
 * Compares files with those that were published, in the browser: nothing is sent. Without JavaScript the commands
 * below do the same.
 */
export function FileCheck({ files }: { files: readonly Known[] }) {
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<'waiting' | 'reading' | 'failed' | Finding[]>('waiting');
  useEffect(() => setReady(Boolean(window.crypto?.subtle)), []);
  const check = useCallback(
    async (chosen: File[]) => {
      if (chosen.length === 0) return;
      setState('reading');
      try {
        setState(await Promise.all(chosen.map((file) => findingOf(file, files))));
      } catch {
        setState('failed');
      }
    },
    [files],
  );
  useEffect(() => takeDrops(check), [check]);
  return (
    <>
      {ready && (
        <div className="drop-zone">
          <label className="govuk-label" htmlFor="file">
            Choose the file, or drop it on this page
          </label>
          <p className="govuk-hint" id="file-hint">
            It is compared in this browser and is not uploaded.
          </p>
          <input
            className="govuk-file-upload"
            id="file"
            type="file"
            multiple
            aria-describedby="file-hint"
            onChange={(event) => check([...(event.target.files ?? [])])}
          />
          <div role="status" className="drop-zone__said">
            {state === 'reading' && <p>Reading the file…</p>}
            {state === 'failed' && <p>The file could not be read. Choose it again.</p>}
            {Array.isArray(state) && state.map((finding) => <Said key={finding.name} {...finding} />)}
          </div>
        </div>
      )}
      <ByHand open={!ready} />
    </>
  );
}

function Said({ name, known }: Finding) {
  return known ? (
    <p className="drop-zone__yes">
      <b>This is the file that was published.</b> {name} is byte for byte “{known}”.
    </p>
  ) : (
    <p className="drop-zone__no">
      <b>This is not one of the files of this statement.</b> {name} belongs to another year or version, holds
      all years of an organisation, was changed after it was published, or was never published.{' '}
      {EVERY_YEAR_WORDS}
    </p>
  );
}

const COMMANDS = [
  ['Windows', 'Get-FileHash FILE -Algorithm SHA256', 'certutil -hashfile FILE SHA256'],
  ['macOS', 'shasum -a 256 FILE'],
  ['Linux', 'sha256sum FILE'],
] as const;

function ByHand({ open }: { open: boolean }) {
  return (
    <details className="govuk-details" open={open}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Compare by hand</span>
      </summary>
      <div className="govuk-details__text">
        <p>One of these commands prints the SHA-256 of a file. Put the file’s name in place of FILE.</p>
        <dl className="commands">
          {COMMANDS.map(([system, ...commands]) => (
            <div key={system}>
              <dt>{system}</dt>
              {commands.map((command) => (
                <dd key={command}>
                  <code>{command}</code>
                </dd>
              ))}
            </div>
          ))}
        </dl>
        <p>It must be one of those in the list below. One letter’s difference means another file.</p>
      </div>
    </details>
  );
}

async function findingOf(file: File, files: readonly Known[]): Promise<Finding> {
  const hash = file.size > LARGEST ? '' : await sha256Of(file);
  return { name: file.name, known: files.find(({ sha256 }) => sha256 === hash)?.words ?? null };
}

async function sha256Of(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Files dropped anywhere on the page are checked; else the browser would put them in the page's place. */
function takeDrops(check: (files: File[]) => void) {
  const over = (event: DragEvent) => event.preventDefault();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    check([...(event.dataTransfer?.files ?? [])]);
  };
  window.addEventListener('dragover', over);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', drop);
  };
}
