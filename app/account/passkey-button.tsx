import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { useEffect, useRef, useState } from 'react';

interface Props {
  action: string;
  /** What the browser makes a passkey from, or answers with one. */
  make?: PublicKeyCredentialCreationOptionsJSON;
  answer?: PublicKeyCredentialRequestOptionsJSON;
  /** What goes along unseen, by name. */
  given: Record<string, string>;
  children: string;
}

/** Has the browser make or use a passkey, and posts what comes of it as any form is posted. */
export function PasskeyButton({ action, make, answer, given, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState(false);
  const [response, setResponse] = useState('');
  // Until React is there, pressing it would do nothing.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  async function press() {
    setWrong(false);
    try {
      const said = make
        ? await startRegistration({ optionsJSON: make })
        : answer && (await startAuthentication({ optionsJSON: answer }));
      setResponse(JSON.stringify(said));
      // Once the field holds it.
      requestAnimationFrame(() => form.current?.submit());
    } catch {
      // Whoever closes the browser's own question has changed their mind, or has no such key here.
      setWrong(true);
    }
  }
  return (
    <form method="post" action={action} ref={form}>
      {Object.entries({ ...given, response }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p role="status">{wrong && 'Nothing came of it. Try once more.'}</p>
      <button type="button" className="govuk-button" onClick={press} disabled={!ready}>
        {children}
      </button>
      <noscript>
        <p>Passkeys need JavaScript, which your browser does not run here.</p>
      </noscript>
    </form>
  );
}
