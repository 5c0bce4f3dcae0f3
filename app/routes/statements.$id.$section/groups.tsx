import { groupsOf } from '~/questionnaire/inputs';
import { FieldError, type FieldProps, Input } from './field';

/** The breakdown of a count by group. */
export function Groups({ measure, typed, errors, readAs }: FieldProps) {
  return (
    <fieldset className="groups">
      <legend>Of them, by group</legend>
      {groupsOf(measure, typed).map(({ id, label }) => {
        const part = `groups.${id}`;
        const name = `${measure.id}.${part}`;
        return (
          <div key={id} className="groups__row">
            <FieldError name={name} errors={errors} />
            <Input {...{ name, label, errors, measure, part, readAs }} value={typed.groups?.[id]} />
          </div>
        );
      })}
    </fieldset>
  );
}
