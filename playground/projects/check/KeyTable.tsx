import type { CheckReport } from 'label-editor/tasks';

/** Keys of the data that the config shows and that tasks lack. */
export function KeyTable({ objects }: Pick<CheckReport, 'objects'>) {
  const lacking = objects.flatMap(({ name, tag, keys }) => keys.filter(({ count }) => count > 0).map((key) => ({ ...key, name, tag })));
  if (lacking.length === 0) return null;
  return (
    <table className="pg-table">
      <caption className="pg-visually-hidden">Keys that tasks lack</caption>
      <thead>
        <tr>
          <th scope="col">Object</th>
          <th scope="col">Key of the data</th>
          <th scope="col">Tasks that have it</th>
          <th scope="col">Tasks that lack it</th>
          <th scope="col">Did you mean</th>
        </tr>
      </thead>
      <tbody>
        {lacking.map(({ name, tag, key, present, count, meant }) => (
          <tr key={`${name} ${key}`}>
            <th scope="row">
              {name} <span className="pg-muted">{tag}</span>
            </th>
            <td>${key}</td>
            <td>{present.toLocaleString('en')}</td>
            <td>{count.toLocaleString('en')}</td>
            <td>{meant === undefined ? '' : `$${meant}, then change it in the config`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
