/** The parts of react-pdf's laid-out tree that we read or change. It has no types for them that fit. */
import type { Meaning } from './meaning';
import type { Pen } from './pen';
import type { SetRow } from './set-row';
import type { SetWords } from './set-words';

export interface Box {
  top: number;
  left: number;
  width: number;
  height: number;
  marginBottom?: number;
  paddingTop?: number;
  paddingBottom?: number;
  paddingLeft?: number;
  borderTopWidth?: number;
  borderBottomWidth?: number;
}

/** Something drawn straight into the file, between two nodes. */
export type Paint = () => void;

export interface NodeProps extends Meaning {
  words?: SetWords;
  row?: SetRow;
  /** A picture: drawn straight into the file. */
  paint?: (pen: Pen) => void;
  nodeId?: number;
  /** The name by which links inside the document find this place. */
  anchor?: string;
  /** False keeps it on one page. */
  wrap?: boolean;
  /** Starts a new page. */
  break?: boolean;
  /** Comes again on every page its parent reaches. */
  fixed?: boolean;
}

export interface LayoutNode {
  type: string;
  box?: Box;
  style?: Record<string, unknown>;
  props?: NodeProps;
  children?: LayoutNode[];
}
