import { Form, NavLink } from '@remix-run/react';
import { Mark } from './mark';

export interface HeaderLink {
  to: string;
  label: string;
}

interface Props {
  links: HeaderLink[];
  name: string | null;
  /** The brand alone. */
  bare?: boolean;
}

/** Brand, where one can go, and who is signed in. */
export function SiteHeader({ links, name, bare = false }: Props) {
  return (
    <header className="site-header">
      <div className="wrap">
        <a className="site-header__brand" href="/">
          <Mark /> Proofmark
        </a>
        {!bare && (
          <nav aria-label="Main">
            <ul>
              {links.map(({ to, label }) => (
                <li key={to}>
                  <NavLink to={to} end={/^\/organisations\/[^/]+$/.test(to)}>
                    {label}
                  </NavLink>
                </li>
              ))}
              <li>
                {name ? (
                  <Form method="post" action="/sign-out">
                    <button type="submit" className="as-link">
                      Sign out<span className="govuk-visually-hidden"> {name}</span>
                    </button>
                  </Form>
                ) : (
                  <NavLink to="/sign-in">Sign in</NavLink>
                )}
              </li>
            </ul>
          </nav>
        )}
      </div>
    </header>
  );
}
