let known = 'http://localhost:3000';

/** The address people use, as printed in documents. */
export function publicOrigin(): string {
  return known;
}

/** Set once, when the server knows where it is. */
export function setPublicOrigin(origin: string): void {
  known = origin;
}
