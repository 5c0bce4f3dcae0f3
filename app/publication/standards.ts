import type { Measure } from '../questionnaire/measure';

interface StandardLink {
  /** "IRIS+ PI2998", "SDG target 8.5". */
  name: string;
  url: string;
}

/** The IRIS+ catalogue whose pages are linked: its codes keep their meaning within a version. */
const IRIS = 'https://iris.thegiin.org/metric/5.3';
const SDG = 'https://metadata.un.org/sdg';

/** Where other catalogues speak of the same thing: links only, for their words are theirs. */
export function standardLinks({ standards }: Pick<Measure, 'standards'>): StandardLink[] {
  const iris = standards?.iris ?? [];
  const sdg = standards?.sdg ?? [];
  return [
    ...iris.map((code) => ({ name: `IRIS+ ${code}`, url: `${IRIS}/${code.toLowerCase()}/` })),
    ...sdg.map((target) => ({ name: `SDG target ${target}`, url: `${SDG}/${target}` })),
  ];
}
