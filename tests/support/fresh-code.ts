import type { TOTP } from 'otpauth';

const STEP_MS = 30_000;
const given = new WeakMap<TOTP, Set<string>>();

/** A code of an app that was not used yet: each is taken once. Waits for the next where both that are taken now were. */
export async function freshCode(app: TOTP | undefined): Promise<string> {
  if (!app) throw new Error('No app was set up');
  const used = given.get(app) ?? new Set();
  given.set(app, used);
  for (;;) {
    const now = Date.now();
    const code = [now, now + STEP_MS]
      .map((timestamp) => app.generate({ timestamp }))
      .find((each) => !used.has(each));
    if (code) {
      used.add(code);
      return code;
    }
    await new Promise((resolve) => setTimeout(resolve, STEP_MS - (now % STEP_MS) + 50));
  }
}
