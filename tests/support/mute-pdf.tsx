import { Document, Text } from '@react-pdf/renderer';
import { vi } from 'vitest';
import type { Order } from '~/publication/printer/orders.server';
import { hardMeta } from '../pdf/hard-document';

/**
 * A PDF as it was made before every glyph kept its character: where its process had printed a colon first, the full stop
 * was drawn and not said.
 */
export async function printMute(order: Order): Promise<Uint8Array> {
  vi.resetModules();
  vi.doMock('~/engines/tagged-pdf/internals', async (original) => ({
    ...(await original<object>()),
    keepGlyphs: () => undefined,
  }));
  await inForceAgain();
  const { renderTaggedPdf } = await import('~/engines/tagged-pdf/render-tagged-pdf');
  const { house } = await import('~/publication/pdf/house');
  const { PdfPage } = await import('~/publication/pdf/components/page');
  const { printOrder } = await import('~/publication/printer/orders.server');
  const colons = house.faces.map(({ family, weight }) => (
    <Text key={`${family} ${weight}`} style={{ fontFamily: [family, ...house.plain], fontWeight: weight }}>
      :
    </Text>
  ));
  await renderTaggedPdf(
    <Document>
      <PdfPage>{colons}</PdfPage>
    </Document>,
    hardMeta,
    house,
  );
  const bytes = await printOrder(order);
  vi.doUnmock('~/engines/tagged-pdf/internals');
  vi.resetModules();
  await inForceAgain();
  return bytes;
}

/** Modules that are loaded anew know no scheme. */
async function inForceAgain(): Promise<void> {
  const { putInForce } = await import('~/questionnaire/scheme');
  const { SHIPPED } = await import('~/questionnaire/scheme-pack');
  putInForce(SHIPPED);
}
