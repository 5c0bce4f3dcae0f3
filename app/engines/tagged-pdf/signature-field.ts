import { closeForm } from './internals';
import type { Paint } from './layout-tree';
import type { PdfFile } from './pdf-file';
import type { Structure } from './structure';

/** A signature that is to be filled in afterwards. */
export interface SignatureRoom {
  /** In whose name it is signed. */
  name: string;
  /** The moment of signing. */
  at: Date;
  /** Bytes to keep free for it. */
  room: number;
  /** What kind it will be, and what holds the place of the bytes that it covers: whoever signs looks for both. */
  place: { subFilter: string; byteRange: readonly number[] };
}

/** Printed, locked: what PDF/A wants of every annotation, and nobody moves a signature. */
const PRINT_AND_LOCKED = 132;

/** No change at all is allowed after it (P 1). PDF/A forbids a digest here, and PDF 2.0 has none either. */
const CERTIFIES = {
  Type: 'SigRef',
  TransformMethod: 'DocMDP',
  TransformParams: { Type: 'TransformParams', P: 1, V: '1.2' },
};

/**
 * A field that waits for its signature, without a picture of its own: readers show signatures in a panel, and the
 * words on the page say whose it is. It stands under a Form element, for hidden annotations are not allowed.
 */
export function signatureField(
  file: PdfFile,
  structure: Structure,
  { name, at, room, place }: SignatureRoom,
): Paint {
  return () => {
    const says = `Digital signature of ${name}`;
    const signature = file.ref({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: place.subFilter,
      ByteRange: place.byteRange,
      Contents: new Uint8Array(room),
      M: at,
      Name: new String(name),
      Reference: [CERTIFIES],
    });
    signature.end();
    const form = structure.form(says);
    structure.hang(form, structure.root)();
    file.annotate(0, 0, 0, 0, {
      Subtype: 'Widget',
      FT: 'Sig',
      T: new String('Signature'),
      TU: new String(says),
      Contents: new String(says),
      F: PRINT_AND_LOCKED,
      P: file.page.dictionary,
      V: signature,
      C: [],
      structParent: form,
    });
    // Whatever is added behind what it certifies is then no part of what was certified.
    closeForm(file, signature);
  };
}
