/** The parts of react-pdf's laid-out tree that we read or change. It has no types for them that fit. */
import type { Meaning } from './meaning';
import type { SetRow } from './set-row';
import type { SetWords } from './set-words';

export interface PlacedBox {
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

export interface NodeProps extends Omit<Meaning, 'row'> {
  words?: SetWords;
  row?: SetRow;
  nodeId?: number;
  /** False keeps it on one page. */
  wrap?: boolean;
  /** Starts a new page. */
  break?: boolean;
  /** Never last on its page: what follows begins there too. */
  keep?: boolean;
  /** Comes again on every page its parent reaches. */
  fixed?: boolean;
}

export interface LayoutNode {
  type: string;
  box?: PlacedBox;
  style?: Record<string, unknown>;
  props?: NodeProps;
  children?: LayoutNode[];
}

/**
 * A child list in which functions may stand between nodes. The renderer only ever calls forEach on it, so the
 * functions are called there in drawing order: a fraction of the cost of a Canvas node for every mark. It does so
 * once to draw and once more to look for bookmarks of its own, so a list paints the first time only.
 */
class PaintList extends Array<LayoutNode | Paint> {
  private painted = false;

  override forEach(draw: (child: LayoutNode, index: number, all: LayoutNode[]) => void): void {
    const paint = !this.painted;
    this.painted = true;
    for (let i = 0; i < this.length; i += 1) {
      const child = this[i];
      if (typeof child === 'function') {
        if (paint) child();
      } else if (child) draw(child, i, []);
    }
  }
}

/** The list as the renderer's types want it. */
export const paintList = (children: readonly (LayoutNode | Paint)[]): LayoutNode[] => {
  const list = new PaintList();
  list.push(...children);
  return list as unknown as LayoutNode[];
};
