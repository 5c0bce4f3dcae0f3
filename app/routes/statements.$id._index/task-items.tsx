import { Link } from '@remix-run/react';
import { paths } from '~/paths';
import { StatusTag } from '~/ui/status-tag';

interface Task {
  id: string;
  title: string;
  answered: number;
  asked: number;
  must: number;
  mustAnswered: number;
  done: boolean;
  lastEdited: string | null;
  askedOf: string[];
  comments: number;
  unread: number;
}

/** The sections of a statement, each with how far it is. */
export function TaskItems({ id, tasks }: { id: string; tasks: Task[] }) {
  return (
    <ul className="govuk-task-list">
      {tasks.map((task) => (
        <li className="govuk-task-list__item govuk-task-list__item--with-link" key={task.id}>
          <div className="govuk-task-list__name-and-hint">
            <Link
              to={paths.statement(id).section(task.id)}
              className="govuk-link govuk-task-list__link"
              aria-describedby={`${task.id}-status`}
            >
              {task.title}
            </Link>
            {task.asked > 0 && (
              <div className="govuk-task-list__hint">
                {[
                  task.must > 0 && `${task.mustAnswered} of ${task.must} that must be answered`,
                  `${task.answered} of ${task.asked} in all`,
                  task.lastEdited && `last edited by ${task.lastEdited}`,
                  task.askedOf.length > 0 && `asked of ${new Intl.ListFormat('en-GB').format(task.askedOf)}`,
                  comments(task.comments),
                ]
                  .filter(Boolean)
                  // A line that is broken does not begin with the dot.
                  .join('\u00a0· ')}
              </div>
            )}
          </div>
          <div className="govuk-task-list__status" id={`${task.id}-status`}>
            <Progress task={task} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Progress({ task }: { task: Task }) {
  if (task.asked === 0) return <span className="quiet">Nothing asked</span>;
  if (task.unread > 0)
    return (
      <StatusTag status="returned">
        {task.unread === 1 ? '1 answer' : `${task.unread} answers`} to correct
      </StatusTag>
    );
  if (task.done) return <span>Done</span>;
  if (task.must === 0) return <span className="quiet">Optional</span>;
  if (task.answered === 0) return <StatusTag status="draft">Not started</StatusTag>;
  return <StatusTag status="submitted">{task.must - task.mustAnswered} to answer</StatusTag>;
}

function comments(count: number): string | null {
  if (count === 0) return null;
  return `${count} ${count === 1 ? 'comment' : 'comments'} from the assessor`;
}
