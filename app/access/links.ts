import { type Actor, can } from './can';

/** Where this person can go, for the page's head. */
export function linksFor(actor: Actor | null): { to: string; label: string }[] {
  const organisations = new Map(actor?.memberships.map(({ slug, name }) => [slug, name]));
  const own = [...organisations].flatMap(([slug, name]) =>
    organisations.size === 1
      ? [
          { to: `/organisations/${slug}`, label: 'Trends' },
          { to: `/organisations/${slug}/statements`, label: 'Statements' },
          { to: `/organisations/${slug}/benchmarks`, label: 'Benchmarks' },
        ]
      : [{ to: `/organisations/${slug}`, label: name }],
  );
  const group = organisations.size > 1 ? [{ to: '/groups', label: 'Group' }] : [];
  const review = can(actor, 'review.list') ? [{ to: '/review', label: 'Review' }] : [];
  const whole = can(actor, 'scheme.read') ? [{ to: '/scheme', label: 'Scheme' }] : [];
  return [...group, ...own, ...review, ...whole, { to: '/directory', label: 'Directory' }];
}

/** Where a person's work is. */
export function homeOf(actor: Actor): string {
  const [first, second] = actor.memberships;
  if (first?.role === 'manager' && second) return '/groups';
  if (first)
    return first.role === 'manager'
      ? `/organisations/${first.slug}`
      : `/organisations/${first.slug}/statements`;
  return can(actor, 'review.list') ? '/review' : '/directory';
}
