import type { CheckReport } from 'label-editor/tasks';

const SHOWN = 6;

/** For each control of the config, how many results are its own. */
export function ControlTable({ controls }: Pick<CheckReport, 'controls'>) {
  if (controls.length === 0) return null;
  return (
    <table className="pg-table">
      <caption className="pg-visually-hidden">Results by control</caption>
      <thead>
        <tr>
          <th scope="col">Control</th>
          <th scope="col">Type</th>
          <th scope="col">Results that match</th>
          <th scope="col">Shown with it under other names</th>
          <th scope="col">Labels that the config does not offer</th>
        </tr>
      </thead>
      <tbody>
        {controls.map(({ name, tag, type, matching, fitting, unknownLabels, line, column }) => (
          <tr key={`${line}:${column}`}>
            <th scope="row">
              {name || '(no name)'} <span className="pg-muted">{tag}</span>
            </th>
            <td>{type}</td>
            <td>{matching.toLocaleString('en')}</td>
            <td>{fitting.toLocaleString('en')}</td>
            <td>
              {unknownLabels.slice(0, SHOWN).map((label) => (
                <span key={label.label} className="pg-word">
                  {label.label} ({label.count.toLocaleString('en')}×){label.meant !== undefined && `, did you mean ${label.meant}?`}
                </span>
              ))}
              {unknownLabels.length > SHOWN && `and ${unknownLabels.length - SHOWN} more`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
