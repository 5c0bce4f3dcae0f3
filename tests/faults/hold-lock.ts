/** A process that takes a directory's lock, says so, and holds it until its input ends. */
import { lockDirectory } from '~db/fenced/lock';

try {
  lockDirectory(process.argv[2] ?? '');
  console.log(`locked ${process.pid}`);
  process.stdin.resume();
  process.stdin.once('end', () => process.exit(0));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 3;
}
