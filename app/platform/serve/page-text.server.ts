/** Text of pages that Remix passes on. A body made of it would be copied four times before it is sent. */
const texts = new WeakMap<Response, string>();

/** An answer without a body, whose text our own server writes out. */
export function pageOf(text: string, init: ResponseInit): Response {
  const response = new Response(null, init);
  texts.set(response, text);
  return response;
}

/** The text of such an answer; null of any other. */
export function textOf(response: Response): string | null {
  return texts.get(response) ?? null;
}
