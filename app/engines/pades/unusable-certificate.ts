/** The file cannot be used; the message says why, for whoever set it. */
export class UnusableCertificate extends Error {
  constructor(
    message: string,
    /** It may be whole: the password does not open it. */
    readonly wrongPassword = false,
  ) {
    super(message);
  }
}
