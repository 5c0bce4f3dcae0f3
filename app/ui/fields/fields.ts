import type { ComponentType } from 'react';
import type { KindName } from '../../questionnaire/kinds/kinds';
import { ChoiceField } from './choice-field';
import { DateField } from './date-field';
import type { FieldProps } from './field';
import { NumberField } from './number-field';
import { ShareField } from './share-field';
import { TextField } from './text-field';

/** One input per kind of answer. */
export const fields: Record<KindName, ComponentType<FieldProps>> = {
  count: NumberField,
  money: NumberField,
  ratio: NumberField,
  share: ShareField,
  text: TextField,
  choice: ChoiceField,
  date: DateField,
};
