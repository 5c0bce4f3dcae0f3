/** The registers that can be asked, as a person calls them. */
export const REGISTERS = {
  company: 'Companies House, by company number',
  charity: 'Charity Commission for England and Wales, by charity number',
} as const;
export type RegisterId = keyof typeof REGISTERS;

/** What a public register says of an organisation, whichever register it is. Null is: it does not say. */
export interface RegisterEntry {
  /** Which register says it, in words. */
  source: string;
  /** The moment it was asked. */
  asOf: string;
  name: string;
  legalForm: string | null;
  companyNumber: string | null;
  charityNumber: string | null;
  address: string | null;
  website: string | null;
  /** The day on which its accounting year ends, `03-31`. */
  yearEnd: string | null;
  /** Whether it is still there and files what it has to, in words. */
  filing: string | null;
}

/** One register behind which whatever service stands. */
export interface Register {
  /** What it says under a number; refuses with why it cannot be said. */
  entryOf(number: string): Promise<RegisterEntry>;
}
