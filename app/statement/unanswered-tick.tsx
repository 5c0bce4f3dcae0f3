import { Tick } from '~/forms/tick';
import { countedComments } from './lifecycle';

/** Asks of whoever hands a statement on whether they mean to leave comments unanswered; nothing where none is. */
export function UnansweredTick({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Tick
      name="unanswered"
      label={`${countedComments(count)} of the assessor’s ${count === 1 ? 'is' : 'are'} not answered. Go on without.`}
    />
  );
}
