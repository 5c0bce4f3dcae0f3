const WORDS: Record<string, string> = {
  'statement.pdf': 'The statement (PDF)',
  'commissioner.pdf': 'For commissioners (PDF)',
  'declaration.pdf': 'The declaration (PDF)',
  'data.csv': 'Its figures (CSV)',
  'parts.csv': 'Groups, contracts, areas and targets (CSV)',
  'codebook.csv': 'What the figures mean (CSV)',
  'data.jsonld': 'Its figures (JSON-LD)',
  'summary.txt': 'The directory’s text',
};

/** A stored file's name in words: "For commissioners (PDF): theme skills, area Torfaen". */
export function fileInWords(name: string, { broughtIn }: { broughtIn: boolean }): string {
  const [file = '', asked = ''] = name.split('?');
  // A year that was brought in has no declaration.
  const words = broughtIn && file === 'declaration.pdf' ? 'A summary (PDF)' : (WORDS[file] ?? file);
  const parts = [...new URLSearchParams(asked)].map(([key, value]) => `${key.replaceAll('-', ' ')} ${value}`);
  return parts.length > 0 ? `${words}: ${parts.join(', ')}` : words;
}

/** The files that everybody takes stand first, in the order of the statement's page; then the slices. */
export function filesInOrder<File extends { name: string }>(files: readonly File[]): File[] {
  const whole = Object.keys(WORDS);
  const place = ({ name }: File) => {
    const found = whole.indexOf(name.replace(/\?$/, ''));
    return found === -1 ? whole.length : found;
  };
  return files.toSorted((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}
