import LanguageDetect from 'languagedetect';

/** Words of one language that follow each other; `lang` where that is not English. */
interface Stretch {
  text: string;
  lang: 'cy' | null;
}

/** How much more Welsh than English a sentence must look: Welsh names alone stand in English sentences too. */
const MARGIN = 1.5;
/** Of fewer letters nothing can be said. */
const LEAST = 12;

const detector = new LanguageDetect();
const sentences = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

/**
 * A text as its author wrote it, cut where its language changes between Welsh and English, sentence by sentence, so that
 * it can be marked (WCAG 3.1.2). What is too short to tell goes with what stands before it.
 */
export function byLanguage(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { segment } of sentences.segment(text)) {
    const last = stretches.at(-1);
    const lang = languageOf(segment) ?? last?.lang ?? 'en';
    if (last && (last.lang ?? 'en') === lang) last.text += segment;
    else stretches.push({ text: segment, lang: lang === 'cy' ? 'cy' : null });
  }
  return stretches;
}

/** Telling one takes most of a millisecond, and a statement's sentences are asked about at every reading. */
const known = new Map<string, 'cy' | 'en'>();
const MOST_KNOWN = 10_000;

function languageOf(sentence: string): 'cy' | 'en' | null {
  const letters = sentence.replace(/[^\p{L}]/gu, '');
  if (letters.length < LEAST) return null;
  const lang = known.get(sentence) ?? tell(sentence);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(sentence, lang);
  return lang;
}

function tell(sentence: string): 'cy' | 'en' {
  const found = new Map(detector.detect(sentence));
  const [welsh = 0, english = 0] = [found.get('welsh'), found.get('english')];
  return welsh > MARGIN * english ? 'cy' : 'en';
}
