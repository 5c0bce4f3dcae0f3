import type { DemoEnterprise } from '../enterprise';
import { brynWorks } from './bryn-works';

/** Every demo enterprise, in the order in which they are loaded. */
export const ENTERPRISES: readonly DemoEnterprise[] = [brynWorks];
