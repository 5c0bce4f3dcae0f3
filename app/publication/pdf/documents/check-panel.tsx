import type { ReactElement } from 'react';
import { broughtInWords } from '~/questionnaire/brought-in';
import type { StatementDocument } from '~/questionnaire/document';
import { paths } from '../../../paths';
import { QrCode } from '../components/marks';
import { Panel } from '../components/panel';
import { Link, Paragraph, Strong } from '../components/text';
import type { DocumentFacts } from './facts';
import { PrintedRunBy } from './run-by';

const bareAddress = (address: string) => address.replace(/^https?:\/\//, '');

/** What the signature shows, and what it does not. */
const SealWords = ({ seal }: Pick<DocumentFacts, 'seal'>): ReactElement | null =>
  seal ? (
    <Paragraph size="small" tone="soft">
      {seal.demo
        ? 'This file carries a demonstration’s digital signature: it shows whether a byte was changed since, not who signed.'
        : `This file carries the digital signature of ${seal.name}: it shows whether a byte was changed since.`}
    </Paragraph>
  ) : null;

interface Props {
  document: Pick<StatementDocument, 'broughtIn'>;
  facts: DocumentFacts;
  /** What follows begins on its page. */
  keep?: boolean;
}

/** How to find out whether this document is what was approved, and still current. */
export const CheckPanel = ({ document: { broughtIn }, facts, keep = false }: Props): ReactElement => {
  const { code, origin, audience, attachments = [] } = facts;
  const verify = origin + paths.verify;
  return (
    <Panel
      title="Check this document"
      keep={keep}
      {...(code && { aside: <QrCode url={origin + paths.verified(code)} /> })}
    >
      {code ? (
        <Paragraph>
          Scan, or type <Strong>{code}</Strong> at{' '}
          <Link href={verify} says="The page for checking a document">
            {bareAddress(verify)}
          </Link>
          . The page says whether this statement is current
          {audience === 'public'
            ? ', and compares this file with what was published.'
            : '. This copy is the accreditor’s own: it is not published, so the page does not list it.'}
          {attachments.length > 0 ? ' The figures are attached to this PDF as data.' : ''}
        </Paragraph>
      ) : (
        <Paragraph>
          This statement has no verification code yet: one is given when it is approved. Until then its
          figures can still change.
        </Paragraph>
      )}
      {broughtIn && <Paragraph>{`Its figures were ${broughtInWords(broughtIn)}.`}</Paragraph>}
      <SealWords seal={facts.seal} />
      <PrintedRunBy {...facts} />
    </Panel>
  );
};

/** The fingerprint of what was frozen: the same for every document made from this version. */
export const ContentHash = ({ facts: { sha256 } }: { facts: DocumentFacts }): ReactElement | null =>
  sha256 ? (
    <Paragraph size="small" tone="soft">
      {`SHA-256 of the statement’s content: ${sha256}`}
    </Paragraph>
  ) : null;
