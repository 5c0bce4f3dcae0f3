/**
 * Every address that is linked to, printed or redirected to. `tests/paths.test.ts` holds each to a file of `app/routes`,
 * and finds an address that is written elsewhere. They are a contract: they are printed on documents.
 */
export const paths = {
  start: '/',
  home: '/home',
  about: '/about',
  questions: '/questions',
  setup: (token: string) => `/setup/${token}`,
  account: '/account',
  secondFactor: '/account/second-factor',
  passkeys: '/account/passkeys',
  accountAddress: '/account/address',
  accountAddressBy: (token: string) => `/account/address/${token}`,
  accountData: '/account/data.json',
  accountClose: '/account/close',
  register: '/register',
  registerBy: (token: string) => `/register/${token}`,
  reset: '/reset',
  resetBy: (token: string) => `/reset/${token}`,
  invitation: (token: string) => `/invitation/${token}`,
  apply: '/apply',
  applyForm: '/apply/form',
  applyConfirm: (token: string) => `/apply/confirm/${token}`,
  application: (token: string) => `/application/${token}`,
  applications: '/applications',
  applicationToDecide: (id: string) => `/applications/${id}`,
  manyOrganisations: '/many/organisations',
  manyInvitations: '/many/invitations',
  accreditor: '/accreditor',
  accreditorSettings: '/accreditor/settings',
  accreditorWordmark: '/accreditor/wordmark',
  wordmarkPng: '/wordmark.png',
  themeCss: '/theme.css',
  audit: '/audit',
  auditAccess: '/audit/access',
  mail: '/mail',
  jobs: '/jobs',
  stopReminders: (token: string) => `/reminders/${token}`,
  organisations: '/organisations',
  signIn: '/sign-in',
  signInCode: '/sign-in/code',
  signInPasskey: '/sign-in/passkey',
  signOut: '/sign-out',
  directory: '/directory',
  groups: '/groups',
  groupTotals: '/groups/totals.csv',
  scheme: '/scheme',
  schemeTotals: '/scheme/totals.csv',
  toReview: '/review',
  review: (id: string) => `/review/${id}`,
  approval: (id: string) => `/review/${id}/approve`,
  verify: '/verify',
  verified: (code: string) => `/verify/${code}`,
  board: (token: string) => `/board/${token}`,

  statement: (id: string) => {
    const itself = `/statements/${id}`;
    return {
      itself,
      ask: (section: string) => `${itself}/ask/${section}`,
      change: `${itself}/change`,
      check: `${itself}/check`,
      cic34Docx: `${itself}/cic34.docx`,
      cic34Txt: `${itself}/cic34.txt`,
      contracts: `${itself}/contracts`,
      declare: `${itself}/declare`,
      evidence: `${itself}/evidence`,
      evidenceFile: (file: string) => `${itself}/evidence/${file}`,
      first: `${itself}/first`,
      history: `${itself}/history`,
      ownAdd: `${itself}/own/add`,
      ownHead: (measure: string) => `${itself}/own/${measure}/head`,
      renewal: `${itself}/renewal.pdf`,
      section: (section: string) => `${itself}/${section}`,
      smallNumbers: `${itself}/small-numbers`,
    };
  },

  organisation: (slug: string) => {
    const itself = `/organisations/${slug}`;
    return {
      itself,
      about: `${itself}/about`,
      audit: `${itself}/audit`,
      auditAccess: `${itself}/audit/access`,
      benchmarks: `${itself}/benchmarks`,
      import: `${itself}/import`,
      merge: `${itself}/merge`,
      wordmark: `${itself}/wordmark`,
      wordmarkPng: `${itself}/wordmark.png`,
      measure: (id: string) => `${itself}/measures/${id}`,
      chartPng: (id: string) => `${itself}/measures/${id}/chart.png`,
      chartSvg: (id: string) => `${itself}/measures/${id}/chart.svg`,
      people: `${itself}/people`,
      ownMeasure: (id: string) => `${itself}/own/${id}`,
      ownMeasures: `${itself}/own`,
      plans: `${itself}/plans`,
      served: `${itself}/served`,
      share: `${itself}/share`,
      statements: `${itself}/statements`,
      trail: (statement: string, measure: string) => `${itself}/trail/${statement}/${measure}`,
      trends: `${itself}/trends.csv`,
    };
  },

  /** An organisation in the directory, and its files of every year. */
  listed: (slug: string) => {
    const itself = `/directory/${slug}`;
    return {
      itself,
      'codebook.csv': `${itself}/codebook.csv`,
      'data.csv': `${itself}/data.csv`,
      'data.jsonld': `${itself}/data.jsonld`,
      'parts.csv': `${itself}/parts.csv`,
      'wordmark.png': `${itself}/wordmark.png`,
    };
  },

  /** A published statement and its files. */
  published: (slug: string, periodEnd: string) => {
    const itself = `/directory/${slug}/${periodEnd}`;
    return {
      itself,
      'codebook.csv': `${itself}/codebook.csv`,
      'commissioner.pdf': `${itself}/commissioner.pdf`,
      'data.csv': `${itself}/data.csv`,
      'data.jsonld': `${itself}/data.jsonld`,
      'declaration.pdf': `${itself}/declaration.pdf`,
      'parts.csv': `${itself}/parts.csv`,
      'statement.json': `${itself}/statement.json`,
      'statement.pdf': `${itself}/statement.pdf`,
      'summary.txt': `${itself}/summary.txt`,
    };
  },
};
