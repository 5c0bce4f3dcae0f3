import { limitLookUps } from '../account/rate-limit.server';
import { context } from '../platform/context.server';
import { Refusal } from '../platform/refusal';
import { unanswered } from './ask-register.server';
import { charityCommission } from './charity-commission.server';
import { companiesHouse } from './companies-house.server';
import type { Register, RegisterEntry, RegisterId } from './register-entry';

/** Which registers this service has a key for. */
export function registersToAsk(): RegisterId[] {
  const { company, charity } = context().registers;
  return [...(company ? (['company'] as const) : []), ...(charity ? (['charity'] as const) : [])];
}

/** What a register says under a number, for a form to be filled with: nothing of it is kept before somebody sends that. */
export async function lookUp(
  asked: { register: RegisterId; number: string },
  address: string,
): Promise<RegisterEntry> {
  const register = registerOf(asked.register);
  if (!asked.number) throw unanswered('Enter the number to look up');
  await limitLookUps(address);
  return register.entryOf(asked.number);
}

function registerOf(id: RegisterId): Register {
  const { company, charity } = context().registers;
  if (id === 'company' && company) return companiesHouse(company);
  if (id === 'charity' && charity) return charityCommission(charity);
  const which = id === 'company' ? 'Companies House' : 'The Charity Commission';
  throw new Refusal(
    'incomplete',
    `${which} cannot be asked: this service has no key for it. Fill it in by hand`,
  ).at('register');
}
