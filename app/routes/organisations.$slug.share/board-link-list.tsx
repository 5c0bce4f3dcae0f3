import { Form } from '~/forms/form';
import type { BoardLinkLine } from '~/organisation/board-links';

/** The links there are: for whom, until when, how often they were opened. Those that work can be ended. */
export function BoardLinkList({ links }: { links: BoardLinkLine[] }) {
  if (links.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-m">Links so far</h2>
      <ul className="list-rows">
        {links.map((link) => (
          <li key={link.id}>
            <div>
              <h3>{link.label}</h3>
              <p className="quiet">
                {standing(link)} Made by {link.madeBy || 'somebody'} on {link.madeOn}. {seen(link)}
              </p>
            </div>
            {link.state === 'open' && (
              <Form given={{ link: link.id }}>
                <button type="submit" name="intent" value="end" className="as-link">
                  End it<span className="govuk-visually-hidden">: {link.label}</span>
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function standing({ state, until }: BoardLinkLine): string {
  if (state === 'open') return `Works until ${until}.`;
  return state === 'expired' ? `Expired on ${until}.` : 'Ended.';
}

function seen({ views, seen: last }: BoardLinkLine): string {
  if (!last) return 'Not opened yet.';
  return `Opened ${views === 1 ? 'once' : `${views} times`}, last on ${last}.`;
}
