import type { MetaFunction } from '@remix-run/node';
import { specimens } from './specimens';

export const handle = { live: true, script: false };
export const meta: MetaFunction = () => [{ title: 'Style – Proofmark' }];

/** Every shared component in every state, for whoever works on them: in development only. */
export default function StyleRoute() {
  return (
    <>
      <h1 className="govuk-heading-l">Style</h1>
      {specimens.map(({ component: { name }, states }) => (
        <section key={name} id={name} aria-label={name}>
          <p className="caption">{name}</p>
          {Object.entries(states).map(([state, element]) => (
            <div key={state} className="specimen">
              <p className="small quiet">{state}</p>
              {element}
            </div>
          ))}
        </section>
      ))}
    </>
  );
}
