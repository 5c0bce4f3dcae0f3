/**
 * What a browser sends when a form's button is pressed on a page as React writes it: the successful controls in their
 * order, each value as its control holds it. `tests/e2e/untouched-sections.test.ts` compares it with Chromium.
 */
export function formOf(html: string, button: { name: string; value: string }): FormData {
  const form = new FormData();
  const sent: [string, string][] = [];
  let disabled = 0;
  let select: { name: string; options: { value: string; selected: boolean }[] } | null = null;
  for (const match of html.matchAll(TOKEN)) {
    const [, end, tag = '', words = '', inside = ''] = match;
    if (end) {
      if (end === 'fieldset') disabled = Math.max(0, disabled - 1);
      if (end === 'select' && select) {
        const chosen = select.options.findLast(({ selected }) => selected) ?? select.options[0];
        if (chosen) sent.push([select.name, chosen.value]);
        select = null;
      }
      continue;
    }
    const attributes = attributesOf(words);
    if (tag === 'fieldset') {
      // Those inside a disabled one are counted, too, so that each end finds its start.
      if (disabled > 0 || attributes.has('disabled')) disabled += 1;
      continue;
    }
    const name = attributes.get('name') ?? '';
    if (tag === 'option') {
      select?.options.push({ value: attributes.get('value') ?? '', selected: attributes.has('selected') });
      continue;
    }
    if (!name || disabled > 0 || attributes.has('disabled')) continue;
    if (tag === 'select') select = { name, options: [] };
    if (tag === 'textarea') sent.push([name, decoded(inside.replace(/^\r?\n/, ''))]);
    if (tag === 'input') addInput(sent, name, attributes);
  }
  for (const [name, value] of [...sent, [button.name, button.value] as const])
    form.append(name, value.toWellFormed().replace(/\r\n?|\n/g, '\r\n'));
  return form;
}

/** A page without one of its controls. */
export function without(html: string, name: string): string {
  return html.replace(TOKEN, (whole, _end, _tag, words = '') =>
    attributesOf(words).get('name') === name ? '' : whole,
  );
}

const TOKEN =
  /<\/(fieldset|select)>|<(input|select|option|fieldset|textarea)\b((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>(?:(?<=<textarea[^>]*>)([\s\S]*?)<\/textarea>)?/g;

function attributesOf(words: string): Map<string, string> {
  const found = [...words.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)];
  return new Map(found.map(([, name = '', value = '']) => [name, decoded(value)]));
}

function addInput(sent: [string, string][], name: string, attributes: ReadonlyMap<string, string>): void {
  const type = attributes.get('type') ?? 'text';
  if (type === 'submit') return;
  const value = attributes.get('value');
  if (type !== 'checkbox' && type !== 'radio')
    // A line holds no line end; what is hidden holds everything.
    sent.push([name, type === 'hidden' ? (value ?? '') : (value ?? '').replace(/[\r\n]/g, '')]);
  else if (attributes.has('checked')) {
    // Of radios with one name the last one that is checked stays so.
    const other = type === 'radio' ? sent.findIndex(([each]) => each === name) : -1;
    if (other >= 0) sent.splice(other, 1);
    sent.push([name, value ?? 'on']);
  }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };

const decoded = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
