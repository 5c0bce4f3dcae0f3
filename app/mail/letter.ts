/** A mail as whoever asks for it says it; how it looks is the same for all. */
export interface Letter {
  /** What it is about, for administrators' lists: no address, no name. */
  kind: string;
  subject: string;
  /** What is said before the link, in paragraphs. */
  says: readonly string[];
  /** Several things to read, each an address of this service, in full. */
  list?: readonly { words: string; to: string }[];
  /** The one thing to do: an address of this service, in full. */
  action?: { words: string; to: string };
  /** What is said after it: until when, and what to do where it came to the wrong person. */
  after?: readonly string[];
}
