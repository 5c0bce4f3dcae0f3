import type { BodyRole } from '../access/policy';

export interface DemoAccount {
  email: string;
  name: string;
  /** As the sign-in list printed at the start says it. */
  does: string;
  bodyRole?: BodyRole;
}

/** The accounts one can sign in with; the first three belong to Bryn Works CIC, the manager to a second enterprise too. */
export const ACCOUNTS = {
  editor: { email: 'editor@demo.test', name: 'Carys Beynon', does: 'editor at Bryn Works CIC' },
  director: { email: 'director@demo.test', name: 'Owen Maddocks', does: 'director of Bryn Works CIC' },
  manager: {
    email: 'manager@demo.test',
    name: 'Shabana Iqbal',
    does: 'manager at Bryn Works CIC and Loop & Mend Co-operative',
  },
  assessor: {
    email: 'assessor@demo.test',
    name: 'Ruth Okonjo',
    does: 'assessor at the accreditation body',
    bodyRole: 'assessor',
  },
  secondAssessor: {
    email: 'second.assessor@demo.test',
    name: 'Tom Pryce-Hughes',
    does: 'second assessor',
    bodyRole: 'assessor',
  },
  commissioner: {
    email: 'commissioner@demo.test',
    name: 'Dilys Armstrong',
    does: 'commissioner in a council',
    bodyRole: 'commissioner',
  },
  admin: {
    email: 'admin@demo.test',
    name: 'Femi Larsson',
    does: 'administrator at the accreditation body',
    bodyRole: 'admin',
  },
} as const satisfies Record<string, DemoAccount>;

/** Every account's address. */
export const EMAILS: readonly string[] = Object.values(ACCOUNTS).map((account) => account.email);
