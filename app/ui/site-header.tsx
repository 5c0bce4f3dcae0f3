import { useLocation } from '@remix-run/react';
import { paths } from '../paths';
import { Mark } from './mark';
import type { RunBy } from './served';

export interface HeaderLink {
  to: string;
  label: string;
}

interface Props {
  links: HeaderLink[];
  name: string | null;
  runBy?: RunBy | null;
  /** The brand alone. */
  bare?: boolean;
}

/** Brand, where one can go, and who is signed in. Plain links and a plain form: most pages run no React to follow others. */
export function SiteHeader({ links, name, runBy = null, bare = false }: Props) {
  const here = useLocation().pathname;
  return (
    <header className="site-header">
      <div className="wrap">
        <a className="site-header__brand" href="/">
          <Mark /> Proofmark
        </a>
        {runBy?.wordmark && (
          <img
            className="site-header__wordmark"
            src={`${paths.wordmarkPng}?${runBy.wordmark}`}
            alt={runBy.name}
          />
        )}
        {!bare && (
          <nav aria-label="Main">
            <ul>
              {links.map(({ to, label }) => (
                <li key={to}>
                  <Way to={to} label={label} here={here} />
                </li>
              ))}
              {name && (
                <li className="site-header__who">
                  <span className="govuk-visually-hidden">Signed in as </span>
                  <Way to={paths.account} label={name} here={here} />
                </li>
              )}
              <li>
                {name ? (
                  <form method="post" action={paths.signOut}>
                    <button type="submit" className="as-link">
                      Sign out
                    </button>
                  </form>
                ) : (
                  <Way to={paths.signIn} label="Sign in" here={here} />
                )}
              </li>
            </ul>
          </nav>
        )}
      </div>
    </header>
  );
}

/** An organisation's address is the start of all its pages': its link stands for its overview alone. */
function Way({ to, label, here }: HeaderLink & { here: string }) {
  const within = here.startsWith(`${to}/`) && !/^\/organisations\/[^/]+$/.test(to);
  return (
    <a href={to} aria-current={here === to || within ? 'page' : undefined}>
      {label}
    </a>
  );
}
