import { paths } from '../paths';
import { type Actor, can } from './can';

/** Where this person can go, for the page's head. */
export function linksFor(actor: Actor | null): { to: string; label: string }[] {
  const organisations = new Map(actor?.memberships.map(({ slug, name }) => [slug, name]));
  const own = [...organisations].flatMap(([slug, name]) =>
    organisations.size === 1
      ? [
          { to: paths.organisation(slug).itself, label: 'Trends' },
          { to: paths.organisation(slug).statements, label: 'Statements' },
          { to: paths.organisation(slug).benchmarks, label: 'Benchmarks' },
        ]
      : [{ to: paths.organisation(slug).itself, label: name }],
  );
  const group = organisations.size > 1 ? [{ to: paths.groups, label: 'Group' }] : [];
  const review = can(actor, 'review.list') ? [{ to: paths.toReview, label: 'Review' }] : [];
  const whole = can(actor, 'scheme.read') ? [{ to: paths.scheme, label: 'Scheme' }] : [];
  const administers = can(actor, 'organisation.add')
    ? [
        { to: paths.organisations, label: 'Organisations' },
        { to: paths.applications, label: 'Applications' },
        { to: paths.accreditor, label: 'Accreditor' },
        { to: paths.audit, label: 'Audit' },
        { to: paths.mail, label: 'Mail' },
        { to: paths.jobs, label: 'Jobs' },
      ]
    : [];
  const home = actor ? [{ to: paths.home, label: 'Home' }] : [];
  return [
    ...home,
    ...group,
    ...own,
    ...review,
    ...whole,
    ...administers,
    { to: paths.directory, label: 'Directory' },
    // Whoever has an account is beyond it.
    ...(actor ? [] : [{ to: paths.apply, label: 'Apply' }]),
  ];
}
