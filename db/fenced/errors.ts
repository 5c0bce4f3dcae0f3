/** What a database refused, the same for both engines. Holds no parameter and no row: messages are logged. */
export class DatabaseError extends Error {
  override readonly name: string = 'DatabaseError';

  constructor(
    message: string,
    /** The five characters of SQLSTATE: 23505 is a duplicate, 23503 a missing parent, 23514 a failed check. */
    readonly code: string,
    /** The constraint that refused, when one did. */
    readonly constraint: string | null = null,
  ) {
    super(message);
  }
}

/** The connection died. Nothing its open transaction wrote is kept, unless COMMIT was already on its way. */
export class ConnectionLost extends DatabaseError {
  override readonly name = 'ConnectionLost';
  /** COMMIT had been sent and no answer came: the work may or may not have been kept. */
  outcomeUnknown = false;
  /** The server was given the time that an answer may take: trying again at once would only wait as long again. */
  late = false;

  constructor(reason: string, code = '08006') {
    super(`The connection to the database was lost: ${reason}`, code);
  }
}

/** The server gave no answer, or no connection, in the time it was given. */
export function tooLate(reason: string): ConnectionLost {
  const loss = new ConnectionLost(reason);
  loss.late = true;
  return loss;
}

/** Every connection stayed in use for as long as a caller may wait. */
export class NoConnectionFree extends DatabaseError {
  override readonly name = 'NoConnectionFree';

  constructor(waitedMs: number) {
    super(`No database connection became free within ${waitedMs / 1000} seconds.`, '53300');
  }
}

/** Another process has the embedded database open. */
export class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';

  constructor(
    readonly directory: string,
    /** "process 12", "process 1 on web-2". */
    readonly holder: string,
  ) {
    super(
      `The database in ${directory} is in use by ${holder}. ` +
        'Stop that process first: the embedded database serves one process at a time.',
    );
  }
}

/** True when running the whole transaction again may succeed and cannot apply it twice. */
export function mayRetry(error: unknown): boolean {
  if (error instanceof ConnectionLost) return !error.outcomeUnknown && !error.late;
  return error instanceof DatabaseError && (error.code === '40001' || error.code === '40P01');
}

/** True where a value was no date, number, id or text: whoever sent it made it up. */
export const isUnreadableValue = (error: unknown) =>
  error instanceof DatabaseError && ['22P02', '22007', '22008', '22003', '22021'].includes(error.code);

/** True where COMMIT was sent and nobody knows what became of it. */
export const isUnknown = (error: unknown) => error instanceof ConnectionLost && error.outcomeUnknown;

/** True where the database is away, stopping or too busy to answer in time: the same may work in a minute. */
export const isAway = (error: unknown) =>
  error instanceof DatabaseError && /^(08|53|57P0|57014|55P03)/.test(error.code);

/** The fields both engines' errors carry, under either engine's names. */
interface RawError {
  message: string;
  code: string;
  severity?: string;
  constraint?: string;
  constraint_name?: string;
}

const sqlState = /^[0-9A-Z]{5}$/;

/** True for an error that the server itself answered with, rather than one from the wire or the driver. */
export function isFromServer(error: unknown): error is Error & RawError {
  if (!(error instanceof Error) || !('code' in error) || !('severity' in error)) return false;
  return typeof error.code === 'string' && sqlState.test(error.code);
}

/** Keeps message, code and constraint, and drops the rest: PGlite's errors carry 70 KB, and PostgreSQL's `detail` the row. */
export function asDatabaseError(error: Error & RawError): DatabaseError {
  return new DatabaseError(error.message, error.code, error.constraint_name ?? error.constraint ?? null);
}
