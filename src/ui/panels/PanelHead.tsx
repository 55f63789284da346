import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { TextField } from '../kit';

/** Props of `PanelHead`. */
export interface PanelHeadProps {
  /** Name of the field. */
  readonly label: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Buttons for all that is listed. */
  readonly children: ReactNode;
}

/** Head of a panel with a list: a field that filters it, and what is done to all of it. */
export function PanelHead({ label, query, onQuery, children }: PanelHeadProps): ReactNode {
  return (
    <div className="le-panel-head">
      <span className="le-panel-filter">
        <Search size={14} className="le-panel-filter-icon" aria-hidden="true" />
        <TextField
          label={label}
          hideLabel
          type="search"
          placeholder={label}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
        />
      </span>
      {children}
    </div>
  );
}
