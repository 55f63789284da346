/** Something is being worked on. Say in words what: with `label`, or beside it. */
export function Spinner({ label }: { readonly label?: string }) {
  return label === undefined ? (
    <span className="le-spinner" aria-hidden="true" />
  ) : (
    <span className="le-spinner-row" role="status">
      <span className="le-spinner" aria-hidden="true" />
      {label}
    </span>
  );
}
