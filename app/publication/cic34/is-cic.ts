/** Whether an organisation has this report to file. */
export function isCic(legalForm: string): boolean {
  return /community interest company|\bCIC\b/i.test(legalForm);
}
