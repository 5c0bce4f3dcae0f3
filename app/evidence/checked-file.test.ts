import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { xlsxOf } from '../../tests/cases/xlsx';
import { checkedFile } from './checked-file.server';
import { FILE_LIMIT, fileName } from './file-kinds';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const PDF = bytesOf('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF');

/** A photograph that says where it was taken. */
function photograph(): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background: '#2f7d5d' } })
    .jpeg()
    .withExif({
      IFD0: { Copyright: 'Carys Beynon' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 35/1 0/1' },
    })
    .toBuffer();
}

describe('a file of evidence', () => {
  it('is taken as it is: PDF, CSV, XLSX', async () => {
    const table = xlsxOf([['Jobs', 4]]);
    for (const [name, bytes] of [
      ['payroll.pdf', PDF],
      ['Register ŵ.csv', bytesOf('name,count\nNewport,12\n')],
      ['table.xlsx', new Uint8Array(table)],
    ] as const)
      expect(await checkedFile({ name, bytes })).toMatchObject({ name, bytes });
  });

  it('loses what a picture says of its place, and stays the picture', async () => {
    const taken = await photograph();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const kept = await checkedFile({ name: 'work.JPEG', bytes: taken });
    if ('wrong' in kept) throw new Error(kept.wrong);
    const { exif, width, height } = await sharp(kept.bytes).metadata();
    expect([exif, width, height]).toEqual([undefined, 40, 30]);
    expect(Buffer.from(kept.bytes).includes('Carys')).toBe(false);
  });

  it.each([
    ['page.html', bytesOf('<script>alert(1)</script>'), 'This kind of file is not taken'],
    ['drawing.svg', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'This kind of file is not taken'],
    ['macro.docm', PDF, 'This kind of file is not taken'],
    ['no-ending', PDF, 'This kind of file is not taken'],
    ['picture.png', PDF, 'This is not a PNG file'],
    ['picture.png', bytesOf('not a picture'), 'This is not a PNG file'],
    [
      'broken.png',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]),
      '',
    ],
    ['program.pdf', bytesOf('MZ\u0090'), 'This is not a PDF file'],
    ['table.csv', Uint8Array.from([0xff, 0xfe, 0x00, 0x41]), 'This is not a CSV file'],
    ['empty.pdf', new Uint8Array(), 'This file is empty'],
    ['large.pdf', new Uint8Array(FILE_LIMIT + 1), 'larger than 20 MB'],
  ])('%s is refused in a sentence', async (name, bytes, says) => {
    const checked = await checkedFile({ name, bytes });
    expect('wrong' in checked && checked.wrong).toContain(says || 'picture');
  });

  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\me\\list.csv', 'list.csv'],
    ['a\u202egpj.pdf', 'agpj.pdf'],
    ['say "hi"\r\n.pdf', 'say hi.pdf'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(116)}.pdf`],
  ])('keeps a safe name: %j', (given, kept) => {
    expect(fileName(given)).toBe(kept);
  });
});
