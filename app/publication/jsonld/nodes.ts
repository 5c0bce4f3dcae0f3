/** A node of the graph, in the words of the standard's own context. */
export interface Node {
  '@id'?: string;
  '@type': string | string[];
  [property: string]: unknown;
}

/** The context of the Common Impact Data Standard, where readers find it. */
export const CONTEXT = 'https://ontology.commonapproach.org/contexts/cidsContext.jsonld';

/** What the standard has no word for, as schema.org's name and value; what is empty is left out. */
export function properties(values: Record<string, string | number | null>): Node[] {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => ({
      '@type': 'sch:PropertyValue',
      'sch:propertyID': name,
      'sch:value': String(value),
    }));
}
