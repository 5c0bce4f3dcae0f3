import type { Pound } from '../insight/pound';
import { Painted } from './markup/painted';
import { poundBar } from './markup/pound-bar';

/** Where the surplus went. */
export function PoundBar(pound: Pound) {
  return <Painted as="section" markup={poundBar(pound)} />;
}
