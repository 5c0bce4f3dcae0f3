import { Form } from '~/forms/form';
import type { Contract, ContractFigure } from '~/statement/contract-figures';

interface Props {
  contracts: Contract[];
  editable: boolean;
}

/** What is recorded for each contract or area, with a way to take it back. */
export function ContractList({ contracts, editable }: Props) {
  if (contracts.length === 0) return <p className="quiet">Nothing is recorded for a contract or area yet.</p>;
  return (
    <>
      {contracts.map(({ name, figures }) => (
        <section key={name} className="govuk-!-margin-bottom-7">
          <h2 className="govuk-heading-m">{name}</h2>
          <ul className="contract-figures">
            {figures.map((figure) => (
              <li key={`${figure.measureId}${figure.periodStart}${figure.periodEnd}`}>
                <div>
                  <b>{figure.says}</b> {figure.measure}
                  <p className="small quiet">
                    {figure.period}. {figure.note}
                  </p>
                </div>
                {editable && <Remove contract={name} figure={figure} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Remove({ contract, figure }: { contract: string; figure: ContractFigure }) {
  return (
    <Form
      given={{
        contract,
        measure: figure.measureId,
        periodStart: figure.periodStart,
        periodEnd: figure.periodEnd,
      }}
    >
      <button type="submit" name="intent" value="remove" className="as-link">
        Take away
        <span className="govuk-visually-hidden">
          : {figure.measure} for {contract}
        </span>
      </button>
    </Form>
  );
}
