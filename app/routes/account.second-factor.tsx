import { data, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { create } from 'qrcode';
import { z } from 'zod';
import { mustHaveFactor, requireFreshPerson, requirePerson } from '~/account/actor.server';
import { beginFactor, confirmFactor, endFactor, newBackupCodes, noteFactor } from '~/account/factor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, line } from '~/forms/fields';
import { Form } from '~/forms/form';
import { isRefused, typedIn } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { ownPath, page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  const person = await requirePerson(request, context);
  const from = ownPath(new URL(request.url).searchParams.get('from'), paths.account);
  return { on: person.secondFactor, needed: mustHaveFactor(person), from };
});

const password = z.string('Enter your password').min(1, 'Enter your password');

const asked = byButton([
  z.object({ intent: z.literal('begin'), password }),
  z.object({
    intent: z.literal('confirm'),
    uri: z.string().startsWith('otpauth://totp/').max(500),
    code: line({ most: 40, what: 'the code', missing: 'Enter the six digits that your app shows' }),
  }),
  z.object({ intent: z.literal('codes'), password }),
  z.object({ intent: z.literal('end'), password }),
]);

export const action = act(async ({ request, context }) => {
  const person = await requirePerson(request, context);
  const said = await read(request, asked);
  switch (said.intent) {
    case 'begin':
      return data({ uri: await beginFactor(request, said.password) });
    case 'confirm': {
      const { headers, codes } = await confirmFactor(request, person.personId, said.code);
      await noteFactor(person, 'factor.set_up');
      return data({ codes }, { headers });
    }
    case 'codes': {
      const codes = await newBackupCodes(request, said.password);
      await noteFactor(person, 'factor.codes');
      return data({ codes });
    }
    case 'end': {
      // Whose role needs one sets up another at once: until then they may do nothing. Their last sign-in was with a code.
      if (mustHaveFactor(person)) await requireFreshPerson(request, context);
      const headers = await endFactor(request, person.personId, said.password);
      await noteFactor(person, 'factor.ended');
      return data({ ended: true as const }, { headers });
    }
  }
});

export const meta: MetaFunction = () => [{ title: 'Second factor – Proofmark' }];

export default function SecondFactorRoute() {
  const { on, needed, from } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  const again = result ? typedIn(result, 'uri') : undefined;
  const uri = said && 'uri' in said ? said.uri : typeof again === 'string' ? again : null;
  if (said && 'codes' in said) return <BackupCodes codes={said.codes} from={from} />;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.account} className="govuk-back-link">
        Your account
      </a>
      <h1 className="govuk-heading-l">Second factor</h1>
      {uri ? <Scan uri={uri} result={result} /> : <Begin {...{ on, needed, result }} />}
    </div>
  );
}

interface FormProps {
  result: Parameters<typeof ErrorSummary>[0]['result'];
}

function Begin({ on, needed, result }: FormProps & { on: boolean; needed: boolean }) {
  if (on)
    return (
      <>
        <p className="lede">It is on: after your password, you are asked for a code.</p>
        <p>
          <a href={paths.passkeys} className="govuk-link">
            Passkeys
          </a>{' '}
          can stand in for the code: your finger, your face, or the PIN of a device.
        </p>
        <Form id="codes" result={result}>
          <TextLine name="password" label="Your password" type="password" complete="current-password" />
          <button type="submit" name="intent" value="codes" className="govuk-button">
            Make new backup codes
          </button>
        </Form>
        <Form id="end" result={result}>
          <h2 className="govuk-heading-m">{needed ? 'Use another phone or app' : 'Do without it'}</h2>
          {needed && (
            <p>
              The one that you have now is ended, with its backup codes, and you set up the other. Until you
              have, you can do nothing else here.
            </p>
          )}
          <TextLine name="password" label="Your password" type="password" complete="current-password" />
          <button type="submit" name="intent" value="end" className="govuk-button govuk-button--quiet">
            {needed ? 'Set it up anew' : 'Turn it off'}
          </button>
        </Form>
      </>
    );
  return (
    <>
      <p className="lede">
        {needed
          ? 'Your role needs one: whoever learns your password must not be able to declare or approve in your name.'
          : 'Whoever learns your password can then still not sign in as you.'}
      </p>
      <p>
        You need an authenticator app on your phone or computer: the one of your phone’s maker does, or any
        other that makes six-digit codes.
      </p>
      <Form id="begin" result={result}>
        <TextLine name="password" label="Your password" type="password" complete="current-password" />
        <button type="submit" name="intent" value="begin" className="govuk-button">
          Show me the code to scan
        </button>
      </Form>
    </>
  );
}

function Scan({ uri, result }: FormProps & { uri: string }) {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <>
      <p className="lede">Scan this with your authenticator app, then enter the six digits that it shows.</p>
      <ScanCode words={uri} />
      <p>
        If you cannot scan it, type this key into the app: <code className="key">{grouped(secret)}</code>
      </p>
      <Form id="confirm" result={result} given={{ uri }}>
        <TextLine name="code" label="Code" hint="Six digits" complete="one-time-code" />
        <button type="submit" name="intent" value="confirm" className="govuk-button">
          Turn it on
        </button>
      </Form>
    </>
  );
}

/** A QR code, drawn as one path: nothing of it is asked for elsewhere. */
function ScanCode({ words }: { words: string }) {
  const { size, data: dark } = create(words, { errorCorrectionLevel: 'M' }).modules;
  const squares = Array.from(dark, (on, at) => (on ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ''));
  return (
    <svg
      className="scan"
      viewBox={`-2 -2 ${size + 4} ${size + 4}`}
      role="img"
      aria-label="A code to scan; the same is written under it"
    >
      <path d={squares.join('')} />
    </svg>
  );
}

const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ');

function BackupCodes({ codes, from }: { codes: string[]; from: string }) {
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">Keep these backup codes</h1>
      <p className="lede">
        Each lets you in once when you have lost your phone. They are shown now and never again: print them,
        or copy them to where you keep such things.
      </p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a href={from} className="govuk-button">
          I have kept them
        </a>
      </p>
    </div>
  );
}
