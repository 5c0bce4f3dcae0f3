/**
 * A PDF whose first page is painted over by a revision added behind it, as anybody can without touching a byte of what
 * was signed: the page's dictionary anew, with one content stream more, and a cross-reference section for both.
 */
export function repainted(pdf: Uint8Array, paint = '1 0.9 0.6 rg 0 0 2000 2000 re f'): Buffer {
  const file = Buffer.from(pdf);
  const text = file.toString('latin1');
  const [, number, page] = /\n(\d+) 0 obj\n(<<\n\/Type \/Page\n[\s\S]*?\n>>)\nendobj/.exec(text) ?? [];
  const [, size = '', trailer = ''] = /trailer\n<<\n\/Size (\d+)\n([\s\S]*?)>>\nstartxref/.exec(text) ?? [];
  const [, previous] = /startxref\n(\d+)\n%%EOF\s*$/.exec(text) ?? [];
  if (!number || !page || !previous) throw new Error('This PDF has no page that could be painted over');
  const objects: [string, string][] = [
    [number, page.replace(/\/Contents (\d+ 0 R)/, `/Contents [$1 ${size} 0 R]`)],
    [size, `<<\n/Length ${paint.length}\n>>\nstream\n${paint}\nendstream`],
  ];
  let added = '\n';
  let table = 'xref\n';
  for (const [id, body] of objects) {
    const at = file.length + added.length;
    table += `${id} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
    added += `${id} 0 obj\n${body}\nendobj\n`;
  }
  const start = file.length + added.length;
  const rest = `trailer\n<<\n/Size ${Number(size) + 1}\n${trailer}/Prev ${previous}\n>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([file, Buffer.from(added + table + rest, 'latin1')]);
}
