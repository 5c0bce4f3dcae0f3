/** The places of what is read first, as the fields of its form; as many as open a statement. */
export const LEAD_PLACES = ['first', 'second', 'third', 'fourth'] as const;
