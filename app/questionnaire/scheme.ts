import type { Level } from './measure';

export interface Criterion {
  id: string;
  letter: string;
  title: string;
  level: Level;
  /** What shows that it is met; the ids of the measures that hold the evidence. */
  evidence: readonly string[];
  /** Which rule decides it from the answers; the others are the assessor's to judge. */
  rule?: 'half_from_trading' | 'profit_to_purpose' | 'objectives_achieved' | 'answered';
}

interface FeeTier {
  /** Income below this many pounds; null for the last tier. */
  below: number | null;
  fee: number;
}

/** An accreditation scheme, as data: whoever runs the software is the accreditor. */
interface Scheme {
  id: string;
  version: string;
  name: string;
  levels: Record<Level, string>;
  criteria: readonly Criterion[];
  tradingShareAtLeast: number;
  reinvestedShareAtLeast: number;
  feeTiers: readonly FeeTier[];
  /** Every how many years a full review with new evidence is due. */
  fullReviewEvery: number;
  /** Days a holder may still publish after approval; architecture.md, "Lifecycle". */
  publishWithinDays: number;
  /** Days after the last of a licence in which a late renewal still counts; the model's pages name no number. */
  graceDays: number;
  source: string;
}

/**
 * The Social Enterprise Mark model, as published in 2017 to 2024. Fees are the 2017 table, in pounds, without VAT.
 * The company that ran it closed on 3 April 2024; nothing here is sent to any live body.
 */
export const scheme: Scheme = {
  id: 'social-enterprise-mark-model',
  version: '2024.1',
  name: 'Social Enterprise Mark model',
  levels: { mark: 'Mark', gold: 'Gold Mark' },
  tradingShareAtLeast: 50,
  reinvestedShareAtLeast: 51,
  fullReviewEvery: 3,
  publishWithinDays: 90,
  graceDays: 90,
  source:
    'Social Enterprise Mark and Gold Mark qualification criteria, as published by Social Enterprise Mark CIC.',
  criteria: [
    {
      id: 'purpose',
      letter: 'A',
      title: 'A social or environmental purpose in the governing document',
      level: 'mark',
      evidence: ['community_of_interest', 'aims'],
      rule: 'answered',
    },
    { id: 'independent', letter: 'B', title: 'Independent', level: 'mark', evidence: [] },
    {
      id: 'trading',
      letter: 'C',
      title: 'At least 50% of income from trading',
      level: 'mark',
      evidence: ['trading_share'],
      rule: 'half_from_trading',
    },
    {
      id: 'profit',
      letter: 'D',
      title: 'At least 51% of any profit to social or environmental purposes',
      level: 'mark',
      evidence: ['reinvested_share'],
      rule: 'profit_to_purpose',
    },
    {
      id: 'dissolution',
      letter: 'E',
      title: 'Residual assets to such purposes on dissolution',
      level: 'mark',
      evidence: [],
    },
    {
      id: 'objectives',
      letter: 'F',
      title: 'Objectives shown to be achieved: this statement',
      level: 'mark',
      evidence: ['outcomes', 'people_supported'],
      rule: 'objectives_achieved',
    },
    {
      id: 'governance',
      letter: 'G',
      title: 'Governance',
      level: 'gold',
      evidence: ['governance'],
      rule: 'answered',
    },
    {
      id: 'engagement',
      letter: 'H',
      title: 'Stakeholder and employee engagement',
      level: 'gold',
      evidence: ['engagement', 'staff_survey'],
      rule: 'answered',
    },
    {
      id: 'ethics',
      letter: 'I',
      title: 'Ethical business practice',
      level: 'gold',
      evidence: ['ethics'],
      rule: 'answered',
    },
    {
      id: 'transparency',
      letter: 'J',
      title: 'Financial transparency',
      level: 'gold',
      evidence: ['transparency'],
      rule: 'answered',
    },
    {
      id: 'reporting',
      letter: 'K',
      title: 'Reporting of social impact, with future plans',
      level: 'gold',
      evidence: ['outcomes', 'plans'],
      rule: 'answered',
    },
  ],
  feeTiers: [
    { below: 150_000, fee: 350 },
    { below: 500_000, fee: 450 },
    { below: 1_000_000, fee: 550 },
    { below: 3_000_000, fee: 690 },
    { below: 6_000_000, fee: 760 },
    { below: 10_000_000, fee: 1_500 },
    { below: 15_000_000, fee: 2_200 },
    { below: 30_000_000, fee: 3_300 },
    { below: 50_000_000, fee: 5_000 },
    { below: 100_000_000, fee: 6_000 },
    { below: null, fee: 7_500 },
  ],
};

/** The yearly licence fee in pounds, without VAT, for an income in pounds. */
export function feeFor(income: number, pack: Scheme = scheme): number {
  const tier = pack.feeTiers.find(({ below }) => below === null || income < below);
  if (!tier) throw new Error('The scheme has no last fee tier');
  return tier.fee;
}

/** Whether a statement is the yearly one or the full review, by how many came before it. */
export function cycleAfter(earlierStatements: number, pack: Scheme = scheme): 'annual' | 'full' {
  return earlierStatements % pack.fullReviewEvery === 0 ? 'full' : 'annual';
}

/** A level by its name; empty where nobody assessed for one. */
export const levelName = (level: Level | undefined) => (level ? scheme.levels[level] : '');
