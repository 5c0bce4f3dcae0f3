import type { ReactElement } from 'react';
import { paths } from '../../../paths';
import { Heading, Link, Paragraph } from '../components/text';
import type { AccreditorFacts, DocumentFacts } from './facts';

/** An address of mail or of a page, to be followed. */
const Address = ({ to }: { to: string }): ReactElement => (
  <Link href={to.includes('://') ? to : `mailto:${to}`}>{to}</Link>
);

/** Who runs the scheme, whom one asks, and where one complains: as the foot of every page has it. */
export const PrintedRunBy = ({ accreditor, origin }: DocumentFacts): ReactElement | null => {
  if (!accreditor) return null;
  const { name, contact, complaints, legal } = accreditor;
  return (
    <Paragraph size="small" tone="soft">
      {`Run by ${name}.`}
      {contact && <> Questions: {<Address to={contact} />}.</>}
      {complaints && <> Complaints: {<Address to={complaints} />}.</>}
      {legal && (
        <> What it has to say by law: {<Link href={origin + paths.about}>{origin + paths.about}</Link>}.</>
      )}
    </Paragraph>
  );
};

/** What the accreditor has to say by law, in full: where there is room for it. */
export const LegalWords = ({
  accreditor,
}: {
  accreditor: Pick<AccreditorFacts, 'name' | 'legal'> | undefined;
}): ReactElement | null =>
  accreditor?.legal ? (
    <>
      <Heading level={2} anchor="legal">
        {`What ${accreditor.name} has to say by law`}
      </Heading>
      <Paragraph>{accreditor.legal}</Paragraph>
    </>
  ) : null;
