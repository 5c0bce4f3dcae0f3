import type { Role } from '../access/policy';
import { Form } from '../forms/form';
import type { FormResult } from '../forms/form-result';
import { Options } from '../forms/options';
import { TextLine } from '../forms/text-line';
import { Tick } from '../forms/tick';
import { type ContributorLine, type InvitationLine, inRole, type PersonLine, ROLE_WORDS } from './roles';

interface Props {
  people: PersonLine[];
  invitations: InvitationLine[];
  /** Who answers sections and belongs to nothing else; none where there are no statements. */
  contributors?: ContributorLine[];
  /** Whether there are more people than are listed. */
  more: boolean;
  /** What can be given here. */
  roles: readonly Role[];
  mayChange: boolean;
  /** Whether lost second factors are ended here. */
  mayEndFactor?: boolean;
  result: FormResult | undefined;
}

/** Who belongs here, who is invited, and the form to invite somebody. */
export function PeoplePanel({
  people,
  invitations,
  contributors = [],
  more,
  roles,
  mayChange,
  mayEndFactor = false,
  result,
}: Props) {
  return (
    <>
      {people.length === 0 && <p>Nobody belongs to it yet.</p>}
      <ul className={people.length > 0 ? 'list-rows' : 'bare'}>
        {people.map(({ id, name, email, role, factor }) => (
          <li key={`${id} ${role}`}>
            <div>
              <h3>{name}</h3>
              <p className="quiet">
                {ROLE_WORDS[role].label} · {email}
              </p>
            </div>
            {mayChange && (
              <div className="button-row">
                {mayEndFactor && factor && (
                  <Form id={`factor-${id}-${role}`} result={result} given={{ person: id }}>
                    <button type="submit" name="intent" value="end_factor" className="as-link">
                      Lost their phone<span className="govuk-visually-hidden">: {name}</span>
                    </button>
                  </Form>
                )}
                <Form id={`end-${id}-${role}`} result={result} given={{ person: id, role }}>
                  <button type="submit" name="intent" value="end" className="as-link">
                    End this role
                    <span className="govuk-visually-hidden">
                      : {name}, {ROLE_WORDS[role].label.toLowerCase()}
                    </span>
                  </button>
                </Form>
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayEndFactor && people.some(({ factor }) => factor) && (
        <p className="quiet">
          “Lost their phone” ends somebody’s second factor and signs them out: they set up another. Be sure
          who asks you for it.
        </p>
      )}
      {more && <p className="quiet">There are more people than are listed here.</p>}
      {contributors.length > 0 && (
        <section aria-labelledby="contributors">
          <h2 className="govuk-heading-m govuk-!-margin-top-8" id="contributors">
            Answer a section
          </h2>
          <p>They see these sections and nothing else, until the statement is handed in.</p>
          <ul className="list-rows">
            {contributors.map(({ id, name, email, sees }) => (
              <li key={id}>
                <div>
                  <h3>{name}</h3>
                  <p className="quiet">
                    {email}: {sees.join('; ')}
                  </p>
                </div>
                {mayChange && (
                  <Form id={`alone-${id}`} result={result} given={{ person: id }}>
                    <button type="submit" name="intent" value="end_contributor" className="as-link">
                      Ask no more<span className="govuk-visually-hidden">: {name}</span>
                    </button>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {invitations.length > 0 && (
        <section aria-labelledby="invited">
          <h2 className="govuk-heading-m govuk-!-margin-top-8" id="invited">
            Invited
          </h2>
          <ul className="list-rows">
            {invitations.map(({ id, email, role, by, until, over }) => (
              <li key={id}>
                <div>
                  <h3>{email}</h3>
                  <p className="quiet">
                    To be {inRole(role)}, by {by}.{' '}
                    {over ? `Not accepted until ${until}.` : `Good until ${until}.`}
                  </p>
                </div>
                {mayChange && (
                  <div className="button-row">
                    {/* A contributor is asked again where the section is: only there is it known which. */}
                    {role !== 'contributor' && (
                      <Form id={`again-${id}`} result={result} given={{ email, role }}>
                        <button type="submit" name="intent" value="invite" className="as-link">
                          Send it again<span className="govuk-visually-hidden">: {email}</span>
                        </button>
                      </Form>
                    )}
                    <Form id={`back-${id}`} result={result} given={{ invitation: id }}>
                      <button type="submit" name="intent" value="take_back" className="as-link">
                        Take it back<span className="govuk-visually-hidden">: {email}</span>
                      </button>
                    </Form>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {mayChange && (
        <section aria-labelledby="invite">
          <h2 className="govuk-heading-m govuk-!-margin-top-8" id="invite">
            Invite somebody
          </h2>
          <Form id="invite" result={result}>
            <TextLine name="email" label="E-mail address" type="email" />
            <Options
              name="role"
              label="Role"
              none="Choose a role"
              groups={[{ options: roles.map((id) => ({ id, label: ROLE_WORDS[id].label })) }]}
            />
            {result?.errors.some(({ field }) => field === 'knowing') && (
              <Tick
                name="knowing"
                label="I know that they will not be able to decide about this organisation"
              />
            )}
            <ul className="govuk-list quiet">
              {roles.map((role) => (
                <li key={role}>{ROLE_WORDS[role].does}</li>
              ))}
            </ul>
            <button type="submit" name="intent" value="invite" className="govuk-button">
              Invite
            </button>
          </Form>
        </section>
      )}
    </>
  );
}
