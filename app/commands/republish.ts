import { parseArgs } from 'node:util';
import { republish } from '../statement/republish.server';
import { withStore } from './command';

function read() {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  return { dryRun: values['dry-run'] };
}

await withStore(read, async ({ dryRun }) => {
  const done = await republish({ dryRun });
  if (done.length === 0)
    return { lines: ['Everything that is published was made under the rule and in the form in force.'] };
  const lines = done.map(
    ({ organisation, periodEnd, version, files }) =>
      `${organisation}, to ${periodEnd}, version ${version}: ${files.length > 0 ? files.join(', ') : 'no file was taken yet'}`,
  );
  const said = dryRun ? 'would be made anew' : 'made anew, in the audit trail, with the reason at /verify';
  const reasons = [...new Set(done.map(({ reason }) => reason))];
  return { lines: [...lines, `${done.length} versions ${said}. ${reasons.join(' ')}`] };
});
