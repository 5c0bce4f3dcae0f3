// biome-ignore format: one line reads better than ten.
export type Tone = 'ink' | 'soft' | 'rule' | 'evergreen' | 'leaf' | 'gold' | 'clay' | 'slate' | 'paper' | 'wash';

/** What a chart is drawn from, on the page and in the PDF alike. */
export type Shape =
  | {
      kind: 'line';
      x1: number;
      y1: number;
      x2: number;
      y2: number;
      tone: Tone;
      dash?: boolean;
      width: number;
    }
  | { kind: 'rect'; x: number; y: number; width: number; height: number; tone: Tone; hollow?: boolean }
  | { kind: 'path'; d: string; tone: Tone; width: number; dash?: boolean }
  | { kind: 'circle'; cx: number; cy: number; r: number; tone: Tone; hollow?: boolean }
  | {
      kind: 'text';
      x: number;
      y: number;
      text: string;
      anchor: 'start' | 'middle' | 'end';
      tone: Tone;
      bold?: boolean;
    };

export interface Canvas {
  width: number;
  height: number;
}

/** To the tenth of a canvas's unit: finer is not seen, and costs bytes. */
export const round = (value: number) => Math.round(value * 10) / 10;
