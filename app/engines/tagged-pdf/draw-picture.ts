import type { HostProps } from './elements';
import type { Pen } from './pen';

/**
 * What draws an `<Image>`, as wide and high as its style says: a PNG without transparency, in bytes. With transparency
 * it would be taken apart in the background, and stand in the file wherever that was done.
 */
export function pictureOf({ src }: HostProps): (pen: Pen) => void {
  const { data, format } = (src ?? {}) as { data?: Uint8Array; format?: string };
  if (format !== 'png' || !data) throw new Error('a picture is a PNG, given as its bytes');
  return ({ file, width, height }) => {
    file.image(data, 0, 0, { width, height });
  };
}
