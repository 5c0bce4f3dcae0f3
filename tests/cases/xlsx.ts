import { constants, crc32, deflateRawSync } from 'node:zlib';

type Cell = string | number | { day: string } | null;

const CONTENT_TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`;

const EPOCH = Date.UTC(1899, 11, 30);

/** What a workbook holds beside its sheet. */
const PARTS = {
  '[Content_Types].xml': CONTENT_TYPES,
  '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
  'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Figures" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relations([
    ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
    ['rId2', 'styles', 'styles.xml'],
  ]),
  'xl/styles.xml': `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};

/** A small XLSX workbook of one sheet, as a spreadsheet writes it: text inline, dates as styled numbers. */
export function xlsxOf(rows: readonly (readonly Cell[])[]): Buffer {
  const sheet = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((cell, at) => cellXml(cell, row, at)).join('')}</row>`,
  );
  return zipOf({
    ...PARTS,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet.join('')}</sheetData></worksheet>`,
  });
}

function relations(rows: readonly (readonly [string, string, string])[]): string {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const each = rows.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${type}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

function cellXml(cell: Cell, row: number, at: number): string {
  if (cell === null) return '';
  const name = `${String.fromCharCode(65 + at)}${row + 1}`;
  if (typeof cell === 'number') return `<c r="${name}"><v>${cell}</v></c>`;
  if (typeof cell === 'object')
    return `<c r="${name}" s="1"><v>${(Date.parse(cell.day) - EPOCH) / 86_400_000}</v></c>`;
  const text = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** A ZIP archive of these files, deflated; `before` stands in front of them and in no directory. */
export function zipOf(files: Record<string, string | Buffer>, before: Buffer = Buffer.alloc(0)): Buffer {
  const parts: Buffer[] = [before];
  const directory: Buffer[] = [];
  let offset = before.length;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path);
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt16LE(33, 8);
    shared.writeUInt32LE(crc32(raw), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(raw.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), shared, tail, name]));
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, entries, end]);
}

/** 1.2 MB that unpack to 1.2 GB, under the name of a sheet; its own header says 1 kB. */
function bombed(): Buffer {
  const block = deflateRawSync(Buffer.alloc(10_000_000, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const packed = Buffer.concat([...Array<Buffer>(120).fill(block), deflateRawSync('')]);
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const head = Buffer.alloc(30);
  head.write('PK\u0003\u0004', 'latin1');
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(1_000, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name, packed]);
}

/** Workbooks of a megabyte that unpack to more than one gigabyte. */
export function zipBombs(): Record<'inDirectory' | 'outsideDirectory', Buffer> {
  const bomb = bombed();
  const harmless = { '[Content_Types].xml': CONTENT_TYPES };
  const zip = zipOf(harmless, bomb);
  const end = zip.length - 22;
  const entry = Buffer.concat([
    Buffer.from([0x50, 0x4b, 1, 2, 20, 0]),
    bomb.subarray(4, 30),
    Buffer.alloc(14),
    bomb.subarray(30, 30 + bomb.readUInt16LE(26)),
  ]);
  const inDirectory = Buffer.concat([zip.subarray(0, end), entry, zip.subarray(end)]);
  for (const at of [8, 10]) inDirectory.writeUInt16LE(2, end + entry.length + at);
  inDirectory.writeUInt32LE(zip.readUInt32LE(end + 12) + entry.length, end + entry.length + 12);
  return { inDirectory, outsideDirectory: zipOf(PARTS, bomb) };
}
