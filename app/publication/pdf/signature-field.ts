import type { SealFacts } from '../signature/seal';
import { OFFSET } from '../signature/sign-pdf';
import type { Paint } from './layout-tree';
import type { PdfFile } from './pdf-file';
import type { Structure } from './structure';

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
export function signatureField(file: PdfFile, structure: Structure, { name, at, room }: SealFacts): Paint {
  return () => {
    const says = `Digital signature of ${name}`;
    const signature = file.ref({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      ByteRange: [0, OFFSET, OFFSET, OFFSET],
      Contents: new Uint8Array(room),
      M: at,
      Name: new String(name),
      Reference: [CERTIFIES],
    });
    signature.end();
    // Says to readers which signature certifies: whatever is added behind it is then no part of what was certified.
    file._root.data.Perms = { DocMDP: signature };
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
    const fields = file.ref({ Fields: [file.page.annotations.at(-1)], SigFlags: 3 });
    file._root.data.AcroForm = fields;
    // pdfkit's own asks readers to draw the fields, which PDF/A forbids, and for a font.
    file.endAcroForm = () => {
      fields.end();
      return file;
    };
  };
}
