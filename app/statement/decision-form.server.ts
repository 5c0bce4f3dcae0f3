import type { Actor } from '../access/can';
import { Refusal } from '../platform/refusal';
import { cleanText } from '../questionnaire/text';
import { approveStatement } from './approve.server';
import { commentOn } from './comment.server';
import { decideOnExact } from './exact-figures.server';
import { returnStatement } from './return.server';
import type { Seen } from './shown.server';

const REASON_LIMIT = 2_000;

/** Does what the assessor's form asks: comment, return or approve. Gives where to go next. */
export async function decide(actor: Actor, open: Seen, form: FormData): Promise<string> {
  const text = (name: string) => cleanText(String(form.get(name) ?? ''));
  const here = `/review/${open.statement.id}`;
  switch (form.get('intent')) {
    case 'comment': {
      const measureId = text('measure');
      await commentOn(actor, open, measureId, text('comment'));
      return `${here}#${measureId}`;
    }
    case 'agree-exact':
    case 'refuse-exact': {
      await decideOnExact(actor, open, text('measure'), form.get('intent') === 'agree-exact');
      return `${here}#exact`;
    }
    case 'return': {
      const reason = reasonIn(text('reason'));
      if (!reason) throw new Refusal('incomplete', 'Say what should be changed before you return it');
      await returnStatement(actor, open, reason);
      return '/review';
    }
    case 'approve': {
      const publishOn = [
        text('publish-year'),
        text('publish-month').padStart(2, '0'),
        text('publish-day').padStart(2, '0'),
      ];
      await approveStatement(actor, open, {
        reason: reasonIn(text('reason')),
        publishOn: publishOn.join('-'),
      });
      return '/review';
    }
    default:
      throw new Refusal('incomplete', 'Choose whether to return or to approve it');
  }
}

function reasonIn(reason: string): string {
  if ([...reason].length > REASON_LIMIT)
    throw new Refusal(
      'incomplete',
      `Shorten the reason to ${REASON_LIMIT.toLocaleString('en-GB')} characters`,
    );
  return reason;
}
