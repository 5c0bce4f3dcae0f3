import type { Locator } from 'playwright-core';

/** One thing that is drawn, as a browser shows it: what it is and says, how it looks, and where it lies in its chart. */
interface Part {
  is: string;
  look: string;
  box: [number, number, number, number];
}

/** Everything that the still picture of a chart shows, or the live one over it. */
export function partsOf(place: Locator, which: 'still' | 'live'): Promise<Part[]> {
  return place.evaluate((chart: Element, which) => {
    const picture = chart.querySelector(which === 'still' ? ':scope > svg' : '.recharts-surface[role]');
    const own = chart.getBoundingClientRect();
    const place = ({ x, y, width, height }: DOMRect): Part['box'] => [x - own.x, y - own.y, width, height];
    const lookOf = (element: Element) => {
      const style = getComputedStyle(element);
      const text = element.tagName === 'text';
      return [
        style.fill,
        style.fillOpacity,
        ...(text
          ? [style.fontFamily, style.fontSize, style.fontWeight, style.textAnchor]
          : [style.stroke, style.strokeWidth, style.strokeDasharray.replaceAll('px', '')]),
      ].join(' ');
    };
    const drawn = [...(picture?.querySelectorAll('text, rect, circle, line') ?? [])].filter(
      (element) => element.matches('[class*="fill-"], [class*="stroke-"]') && !element.closest('defs'),
    );
    const parts = drawn.map(
      (element): Part => ({
        is: element.tagName === 'text' ? `text ${element.textContent}` : element.tagName,
        look: lookOf(element),
        box: place(element.getBoundingClientRect()),
      }),
    );
    // A path may be drawn in one go or run by run: what shows is each stroke from a point to the next.
    const paths = picture?.querySelectorAll<SVGPathElement>('path.fill-none, path.recharts-curve') ?? [];
    for (const path of paths) {
      if (getComputedStyle(path).stroke === 'none') continue;
      const toScreen = path.getScreenCTM();
      if (!toScreen) continue;
      let from: DOMPoint | null = null;
      for (const [, command, x, y] of (path.getAttribute('d') ?? '').matchAll(
        /([ML])\s*([-\d.]+)[ ,]([-\d.]+)/g,
      )) {
        const to = new DOMPoint(Number(x), Number(y)).matrixTransform(toScreen);
        if (command === 'L' && from)
          parts.push({
            is: 'stroke',
            look: lookOf(path),
            box: [from.x - own.x, from.y - own.y, to.x - from.x, to.y - from.y],
          });
        from = to;
      }
    }
    return parts;
  }, which);
}

/** In pixels of the screen. */
const NEAR = 1;

/** What one shows and the other does not: other words, another look, or elsewhere. */
export function differences(still: readonly Part[], live: readonly Part[]): string[] {
  const left = [...live];
  const missing = still.filter((part) => {
    const found = left.findIndex((other) => same(part, other));
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
  const words = ({ is, look, box }: Part) => `${is} at ${box.map((each) => each.toFixed(1))} (${look})`;
  return [
    ...missing.map((part) => `only still: ${words(part)}`),
    ...left.map((part) => `only live: ${words(part)}`),
  ];
}

function same(one: Part, other: Part): boolean {
  if (one.is !== other.is || one.look !== other.look) return false;
  return one.box.every((each, index) => Math.abs(each - (other.box[index] ?? Number.NaN)) <= NEAR);
}
