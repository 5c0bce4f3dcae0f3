/** A file carried inside the PDF: the same figures as data. */
export interface Attachment {
  name: string;
  mediaType: string;
  description: string;
  bytes: Uint8Array;
}

/** One line of furniture at the head or foot of a page. */
export interface FurnitureLine {
  left: string;
  right: string;
}

export type Furniture = (page: number, pages: number) => FurnitureLine;

/** What a document says of itself. Nothing here comes from the clock: the same meta gives the same bytes. */
export interface DocumentMeta {
  title: string;
  author: string;
  subject?: string;
  lang: string;
  date: Date;
  /** Hashed into the file's identifier, so that two versions of one statement never share it. */
  idSeed: string;
  /** Where it says what it is: the address at which it can be checked. */
  identifier?: string;
  attachments?: readonly Attachment[];
  footer: Furniture;
  header?: Furniture;
}
