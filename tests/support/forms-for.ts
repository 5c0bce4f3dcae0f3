import { formOf } from './form-of';
import type { RunningApp } from './running-app';

const PAGES_EACH = 60;
export const FORM_ROLES = [null, 'editor', 'director', 'assessor', 'admin'] as const;
/** What would end the run before it is over. */
const LEFT_OUT = /\/(sign-out|account\/close)\b/;

/** A form as a page has it, with what its browser would send. */
export interface FoundForm {
  role: (typeof FORM_ROLES)[number];
  to: string;
  fields: [string, string][];
  multipart: boolean;
}

/** The forms of every page that somebody comes to by its links. */
export async function formsFor(
  app: RunningApp,
  role: FoundForm['role'],
  headers: Record<string, string>,
): Promise<FoundForm[]> {
  const found = new Map<string, FoundForm>();
  const queue = role
    ? ['/home', '/account']
    : ['/', '/sign-in', '/reset', '/register', '/apply/form', '/verify'];
  const seen = new Set(queue);
  for (
    let path = queue.shift(), pages = 0;
    path !== undefined && pages < PAGES_EACH;
    path = queue.shift(), pages++
  ) {
    const response = await fetch(app.origin + path, { headers });
    const html = response.headers.get('content-type')?.includes('html') ? await response.text() : '';
    for (const [, to = ''] of html.matchAll(/<a[^>]* href="(\/[^"#?]*)/g)) {
      // One of each kind: not every measure, year and organisation.
      const kind = to
        .replace(/[0-9a-f-]{36}|\d{4}-\d\d-\d\d/g, '*')
        .replace(/(measures|trail|own|directory)\/[^/]+/g, '$1/*');
      if (/\.(pdf|csv|docx|txt|png|svg|jsonld|json|css)$/.test(to) || LEFT_OUT.test(to) || seen.has(kind))
        continue;
      seen.add(kind);
      queue.push(to);
    }
    for (const [whole, attributes = ''] of html.matchAll(/<form([^>]*)>[\s\S]*?<\/form>/g)) {
      if (!/method="post"/i.test(attributes)) continue;
      const to = (/action="([^"]*)"/.exec(attributes)?.[1] ?? path).replaceAll('&amp;', '&');
      if (LEFT_OUT.test(to)) continue;
      const button = /<button[^>]*name="([^"]+)"[^>]*value="([^"]*)"/.exec(whole);
      const form = formOf(whole, { name: button?.[1] ?? 'form', value: button?.[2] ?? '' });
      const fields = [...form].flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as [string, string]] : [],
      );
      found.set(`${to} ${fields.map(([name]) => name).join()}`, {
        role,
        to,
        fields,
        multipart: attributes.includes('multipart'),
      });
    }
  }
  return [...found.values()];
}
