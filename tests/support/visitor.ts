import { DEMO_PASSWORD, type RunningApp } from './running-app';

/** An editor of the demo, signed in without a browser, at a section of their draft. */
export interface Visitor {
  cookie: string;
  section: string;
  request: RequestInit;
}

/** Signs a demo account in; its cookies. */
export async function signInAs(app: RunningApp, account: string): Promise<string> {
  const body = new URLSearchParams({ email: `${account}@demo.test`, password: DEMO_PASSWORD });
  const headers = { origin: app.origin };
  const signed = await fetch(`${app.origin}/sign-in`, { method: 'POST', body, headers, redirect: 'manual' });
  const cookies = signed.headers.getSetCookie().map((each) => each.split(';')[0]);
  return cookies.join('; ');
}

/** Signs the demo’s editor in. */
export async function signedIn(app: RunningApp): Promise<Visitor> {
  const cookie = await signInAs(app, 'editor');
  const list = await (
    await fetch(`${app.origin}/organisations/bryn-works/statements`, { headers: { cookie } })
  ).text();
  const id = /\/statements\/([0-9a-f-]{36})/.exec(list)?.[1];
  if (!id) throw new Error('There is no statement to open');
  return { cookie, section: `${app.origin}/statements/${id}/jobs`, request: { headers: { cookie } } };
}

/** A page as one who has these cookies gets it. */
export async function textAt(app: RunningApp, path: string, cookie: string): Promise<string> {
  return (await fetch(app.origin + path, { headers: { cookie } })).text();
}

/** What a form's fields are answered with, before it leads anywhere. */
export function postTo(app: RunningApp, path: string, cookie: string, fields: Record<string, string>) {
  return fetch(app.origin + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { cookie, origin: app.origin },
    redirect: 'manual',
  });
}

/** The fields that say what a page showed. */
export function shownOn(html: string): Record<string, string> {
  return Object.fromEntries(Object.entries(typedIn(html)).filter(([name]) => name.startsWith('shown.')));
}

/** What a form page would post as it stands. */
export function typedIn(html: string): Record<string, string> {
  const plain = (text = '') =>
    text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
  const typed: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const [, name] = /name="([^"]*)"/.exec(tag) ?? [];
    const [, value] = /value="([^"]*)"/.exec(tag) ?? [];
    const unticked = /type="checkbox"/.test(tag) && !/checked/.test(tag);
    if (name && name !== 'intent' && !unticked) typed[name] = plain(value);
  }
  for (const [, name = '', value] of html.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)/g))
    typed[name] = plain(value);
  for (const [, name = '', options = ''] of html.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/g))
    typed[name] =
      /value="([^"]*)" selected|selected="" value="([^"]*)"/.exec(options)?.slice(1).find(Boolean) ?? '';
  return typed;
}
