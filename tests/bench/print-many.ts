import '../support/scheme';
import { printOrder } from '~/publication/printer/orders.server';
import { publishedFacts } from '../pdf/made-up-facts';
import { usualStatement } from '../pdf/made-up-statement';

// A program of its own, so that nothing else is in its memory: prints 500 documents and says what it holds after 100 and 500.
const resident = () => process.memoryUsage.rss() / 1024 / 1024;
for (let turn = 1; turn <= 500; turn++) {
  const document = usualStatement();
  document.organisation.name = `${document.organisation.name} ${turn}`;
  await printOrder({ kind: 'commissioner', document, facts: publishedFacts });
  if (turn === 100 || turn === 500) console.log(resident());
}
