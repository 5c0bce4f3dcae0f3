import type { Tone } from './shapes';

/** The colours of the house, as the pages' style sheet has them: for PDFs, files and charts that stand without it. */
export const TONES: Record<Tone, string> = {
  ink: '#17211d',
  soft: '#51605a',
  rule: '#dcd8cc',
  evergreen: '#0e4b3a',
  leaf: '#2f7d5d',
  gold: '#8a6100',
  clay: '#a8401f',
  slate: '#3d5a80',
  paper: '#fbfaf6',
  wash: '#d9e8de',
};
