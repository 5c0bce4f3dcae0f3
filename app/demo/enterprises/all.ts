import type { DemoEnterprise } from '../enterprise';
import { brynWorks } from './bryn-works';
import { cludiantDyffrynWyr } from './cludiant-dyffryn-wyr';
import { firmFooting } from './firm-footing';
import { kettleAndCrumb } from './kettle-and-crumb';
import { loopAndMend } from './loop-and-mend';
import { northgateHomes } from './northgate-homes';
import { secondPlate } from './second-plate';

/** Every demo enterprise, in the order in which they are loaded. */
export const ENTERPRISES: readonly DemoEnterprise[] = [
  brynWorks,
  cludiantDyffrynWyr,
  northgateHomes,
  kettleAndCrumb,
  secondPlate,
  firmFooting,
  loopAndMend,
];
