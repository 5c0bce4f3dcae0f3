import { Image, Path, Rect, Svg } from '@react-pdf/renderer';
import { create } from 'qrcode';
import type { ReactElement } from 'react';
import { colour } from '../theme';

const OCTAGON = 'M10 1h16l9 9v16l-9 9H10l-9-9V10z';
const LETTER =
  'M12 26V10h7.2c3.7 0 6 2 6 5.2s-2.3 5.3-6 5.3H16V26z M16 17.2h2.8c1.5 0 2.3-.7 2.3-2s-.8-1.9-2.3-1.9H16z';

/** The hallmark: decoration beside a title that names the house in words. */
export const PrintedMark = ({
  size = 33,
  tone = 'evergreen',
}: {
  size?: number;
  tone?: 'evergreen' | 'gold';
}): ReactElement => (
  <Svg viewBox="0 0 36 36" style={{ width: size, height: size }}>
    <Path d={OCTAGON} fill={colour[tone]} />
    <Path d={LETTER} fill={colour.paper} fillRule="evenodd" />
  </Svg>
);

/** As high as the hallmark, and no wider than it leaves room for. */
const WORDMARK = { height: 33, width: 190 };

/** The picture of somebody's name, which says that name. */
export const PrintedWordmark = ({
  name,
  wordmark: { png, width, height },
}: {
  name: string;
  wordmark: { png: Uint8Array; width: number; height: number };
}): ReactElement => {
  const scale = Math.min(WORDMARK.height / height, WORDMARK.width / width);
  return (
    <Image
      alt={name}
      src={{ data: Buffer.from(png), format: 'png' }}
      style={{ width: width * scale, height: height * scale }}
    />
  );
};

/** The dark modules of a row, joined where they touch. */
function rowPath(dark: (x: number) => boolean, size: number, y: number): string {
  let path = '';
  for (let x = 0; x < size; x += 1) {
    const start = x;
    while (x < size && dark(x)) x += 1;
    if (x > start) path += `M${start} ${y}h${x - start}v1h-${x - start}z`;
  }
  return path;
}

function qrPath(url: string): { path: string; size: number } {
  const { data, size } = create(url, { errorCorrectionLevel: 'M' }).modules;
  const rows = Array.from({ length: size }, (_, y) => rowPath((x) => data[y * size + x] === 1, size, y));
  return { path: rows.join(''), size };
}

/** Four modules of paper around the code: scanners need them. */
const QUIET = 4;

/** A QR code that opens an address. */
export const QrCode = ({
  url,
  size = 76,
  alt = `QR code: opens ${url}`,
}: {
  url: string;
  size?: number;
  alt?: string;
}): ReactElement => {
  const code = qrPath(url);
  const across = code.size + 2 * QUIET;
  return (
    <Svg alt={alt} viewBox={`${-QUIET} ${-QUIET} ${across} ${across}`} style={{ width: size, height: size }}>
      <Rect x={-QUIET} y={-QUIET} width={across} height={across} fill="#ffffff" />
      <Path d={code.path} fill={colour.ink} />
    </Svg>
  );
};
