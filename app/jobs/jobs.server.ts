import { database } from '~db/client';
import { claimJob, type JobRow, jobRows, noteRun } from '~db/queries/jobs';
import { purge } from '../account/purge.server';
import { forgetApplications } from '../application/decide-application.server';
import { sweepFiles } from '../evidence/sweep.server';
import { sendDigests } from '../mail/digest.server';
import { sendDue } from '../mail/outbox.server';
import { momentInWords, now, steadyToday } from '../platform/clock.server';
import { logError } from '../platform/log.server';
import { repeat } from '../platform/repeat.server';
import { updateBenchmarks } from '../scheme/benchmarks.server';
import { publishDue } from '../statement/publish.server';
import { sendReminders } from './reminders.server';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** How long a failed job waits, where it would wait longer for its next turn. */
const AGAIN_MS = 10 * MINUTE_MS;
/** How often a process looks whether a job of minutes or more is due. */
const LOOK_MS = 30_000;

interface Job {
  /** What it does, as the page of jobs says it. */
  does: string;
  work: () => Promise<unknown>;
  everyMs: number;
  /** Whether every process does it: it works off rows as they come, and each row is taken by one. */
  everywhere?: true;
}

/** What recurs, each by its name in the database. */
const JOBS: Record<string, Job> = {
  publish: {
    does: 'Publishes what was approved for a day that has come',
    work: () => publishDue(undefined, steadyToday()),
    everyMs: MINUTE_MS,
  },
  remind: {
    does: 'Reminds organisations 90, 30 and 7 days before their licence ends',
    work: sendReminders,
    everyMs: 60 * MINUTE_MS,
  },
  digest: {
    does: 'Sends the mail of the day to whoever chose one',
    work: sendDigests,
    everyMs: DAY_MS,
  },
  forget: {
    does: 'Forgets sessions, links, counted tries, sent mails, forms that were done, slices and year-old sign-ins that are over',
    work: purge,
    everyMs: 10 * MINUTE_MS,
  },
  files: {
    does: 'Takes away kept files of uploads that came to nothing',
    work: sweepFiles,
    everyMs: 60 * MINUTE_MS,
  },
  applications: {
    does: 'Forgets who applied, 180 days after the decision',
    work: forgetApplications,
    everyMs: 60 * MINUTE_MS,
  },
  mail: { does: 'Sends the mails that are due', work: () => sendDue(), everyMs: 2_000, everywhere: true },
  benchmarks: {
    does: 'Counts what was just published into benchmarks and totals',
    work: updateBenchmarks,
    everyMs: 5_000,
    everywhere: true,
  },
};

/** Starts everything that recurs; gives how to stop, which waits for what is under way. */
export function startJobs(): () => Promise<void> {
  const everywhere = Object.entries(JOBS).filter(([, job]) => job.everywhere);
  const stops = [
    repeat(runDue, LOOK_MS),
    ...everywhere.map(([name, job]) => repeat(noted(name, job), job.everyMs)),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

/** Runs each job that is due, unless another process has taken it. One that fails is noted, and keeps no other from its turn. */
export async function runDue(): Promise<void> {
  for (const [name, job] of Object.entries(JOBS)) if (!job.everywhere) await runClaimed(name, job);
}

async function runClaimed(name: string, { work, everyMs }: Job): Promise<void> {
  const at = now();
  if (!(await claimJob(database(), name, at, later(at, everyMs)))) return;
  try {
    await work();
    await noteRun(database(), name, { ended_at: now() });
  } catch (error) {
    logError(error, { path: `job ${name}` });
    await noteRun(database(), name, { ...failure(error), due_at: later(now(), Math.min(everyMs, AGAIN_MS)) });
  }
}

/** What every process does every few seconds is noted once a minute, and whenever it fails. */
function noted(name: string, { work, everyMs }: Job): () => Promise<void> {
  let last = 0;
  return async () => {
    const at = now();
    try {
      await work();
      if (at.getTime() - last < MINUTE_MS) return;
      last = at.getTime();
      if (await claimJob(database(), name, at, later(at, everyMs)))
        await noteRun(database(), name, { ended_at: now() });
    } catch (error) {
      await claimJob(database(), name, at, later(at, everyMs));
      await noteRun(database(), name, failure(error));
      throw error;
    }
  };
}

const later = (at: Date, ms: number) => new Date(at.getTime() + ms);

function failure(error: unknown) {
  const words = error instanceof Error ? error.message : String(error);
  return { ended_at: now(), failed_at: now(), last_error: words.slice(0, 300) };
}

interface JobLine {
  name: string;
  does: string;
  every: string;
  last: string | null;
  next: string | null;
  error: { at: string; words: string } | null;
  /** Begun and not ended: it is under way, or its process died; then it runs again when it is due. */
  underWay: boolean;
}

/** Every job, with its last run and its last fault. */
export async function jobPage(): Promise<{ jobs: JobLine[] }> {
  const rows = await jobRows(database(), Object.keys(JOBS));
  const row = (name: string) => rows.find((each) => each.name === name);
  return { jobs: Object.entries(JOBS).map(([name, job]) => lineOf(name, job, row(name))) };
}

function lineOf(name: string, { does, everyMs, everywhere }: Job, row: JobRow | undefined): JobLine {
  const { started_at: started = null, ended_at: ended = null, failed_at: failed = null } = row ?? {};
  return {
    name,
    does,
    every: everyInWords(everyMs),
    last: ended && momentInWords(ended),
    next: row && !everywhere ? momentInWords(row.due_at) : null,
    error: failed && { at: momentInWords(failed), words: row?.last_error ?? '' },
    underWay: !everywhere && started !== null && (ended === null || ended < started),
  };
}

function everyInWords(ms: number): string {
  const [count, unit] =
    ms >= DAY_MS
      ? [ms / DAY_MS, 'day']
      : ms >= 60 * MINUTE_MS
        ? [ms / (60 * MINUTE_MS), 'hour']
        : ms >= MINUTE_MS
          ? [ms / MINUTE_MS, 'minute']
          : [ms / 1_000, 'second'];
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`;
}
