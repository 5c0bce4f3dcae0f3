/** For how many days a link may be made. */
export const BOARD_DAYS = [7, 30, 90] as const;
export const DEFAULT_BOARD_DAYS = 90;

/** Longest name of a link, in characters. */
export const BOARD_LABEL_LIMIT = 100;

export type BoardLinkState = 'open' | 'expired' | 'ended';

/** A link as its organisation's people see it: never the link itself, which nobody keeps. */
export interface BoardLinkLine {
  id: string;
  label: string;
  state: BoardLinkState;
  madeBy: string;
  madeOn: string;
  until: string;
  views: number;
  seen: string | null;
}
