const MINUTE_MS = 60_000;

/** How long a session lasts that nobody uses, and how long one lasts at all. */
export const SESSION_IDLE_MS = 60 * MINUTE_MS;
export const SESSION_MS = 12 * 60 * MINUTE_MS;
