import { groupsOf, holds } from '~/questionnaire/inputs';
import { FieldError, type FieldProps, Input } from './field';

/** The breakdown of a count by group. */
export function Groups({ measure, typed, errors }: FieldProps) {
  const groups = groupsOf(measure, typed);
  const used = holds(typed, 'groups') || groups.some(({ id }) => errors[`${measure.id}.groups.${id}`]);
  return (
    <details className="more" open={used}>
      <summary>
        Break down by group<span className="govuk-visually-hidden">: {measure.label}</span>
      </summary>
      <div className="more__body groups">
        {groups.map(({ id, label }) => {
          const name = `${measure.id}.groups.${id}`;
          return (
            <div key={id} className="groups__row">
              <FieldError name={name} errors={errors} />
              <Input name={name} value={typed.groups?.[id]} label={label} errors={errors} />
            </div>
          );
        })}
      </div>
    </details>
  );
}
