import { putInForce } from '~/questionnaire/scheme';
import { SHIPPED } from '~/questionnaire/scheme-pack';

// What a process learns when it opens its database, a test of pure functions has from here.
putInForce(SHIPPED);
