import { allItemsOf, type ConfigNode, type ConfigTree, closest, type Finding } from '../../core';
import { isObjectNode, type LayerSource, type Resolution, typeOfNode } from '..';
import { namesOf } from './applyMapping';
import type {
  CheckFinding,
  CheckPlace,
  CheckReport,
  ConfigFinding,
  ControlCheck,
  LabelCheck,
  ModelCheck,
  NameCheck,
  ObjectCheck,
  ObjectKeyCheck,
} from './checkReport';
import type { ResultNames } from './mapping';
import { suggestMapping } from './suggestMapping';
import { Shelf, Tally } from './tally';

/** A finding, and what tells it from others of its code. */
export interface Aspect {
  readonly about?: string | undefined;
  readonly word?: string | undefined;
  readonly meant?: string | undefined;
  readonly key?: string | undefined;
}

interface FindingLine {
  readonly tally: Tally;
  finding: Finding | undefined;
  aspect: Aspect;
}

interface NameLine {
  readonly tally: Tally;
  names: ResultNames;
  shownWith: string | undefined;
  meant: ResultNames;
}

interface LabelLine {
  readonly tally: Tally;
  label: string;
  meant: string | undefined;
}

interface ModelLine {
  version: string | undefined;
  predictions: number;
  scored: number;
}

interface KeyLine {
  readonly node: ConfigNode;
  readonly key: string;
  readonly tally: Tally;
  present: number;
  meant: string | undefined;
}

interface ControlLine {
  matching: number;
  fitting: number;
  unknown: number;
  readonly labels: Shelf<LabelLine>;
}

const SEVERITIES = ['error', 'warning', 'info'] as const;

/** Configs and models that nobody counts by hand. */
const MOST_MODELS = 50;

/** The table of a check while it is filled: as long as there are different findings, not tasks. */
export class CheckTable {
  tasks = 0;
  annotations = 0;
  predictions = 0;
  results = 0;
  readonly #tree: ConfigTree;
  readonly #places: number;
  readonly #keys: ReadonlyMap<unknown, KeyLine>;
  readonly #findings = new Map<string, Shelf<FindingLine>>();
  readonly #controls = new Map<string, ControlLine>();
  readonly #names: Shelf<NameLine>;
  readonly #models = new Shelf<ModelLine>(() => ({ version: undefined, predictions: 0, scored: 0 }), MOST_MODELS);
  /** By the control that results name, or should. */
  readonly #labels = new Map<string, Map<string, string>>();
  /** By type: the key that labels lie under, and the one that they should lie under. */
  readonly #valueKeys = new Map<string, Map<string, string>>();

  constructor(tree: ConfigTree, keys: readonly { readonly node: ConfigNode; readonly key: string }[], places: number) {
    this.#tree = tree;
    this.#places = places;
    this.#keys = new Map(keys.map((named) => [named, { ...named, tally: new Tally(places), present: 0, meant: undefined }]));
    this.#names = new Shelf(() => ({ tally: new Tally(places), names: {}, shownWith: undefined, meant: {} }));
  }

  addFinding(finding: Finding, place: CheckPlace, aspect: Aspect): void {
    const { code } = finding;
    let shelf = this.#findings.get(code);
    if (!shelf) {
      shelf = new Shelf(() => ({ tally: new Tally(this.#places), finding: undefined, aspect: {} }));
      this.#findings.set(code, shelf);
    }
    const { value, isNew, isRest } = shelf.at(JSON.stringify([aspect.about, aspect.key ?? aspect.word]));
    value.tally.add(place);
    if (!isNew) return;
    value.finding = isRest ? { ...finding, message: `And more like this: ${finding.message}` } : finding;
    value.aspect = isRest ? {} : aspect;
  }

  /** Whether a task has a key that the config names. */
  addKey(named: unknown, missingAt: CheckPlace | undefined, meant: () => string | undefined): void {
    const line = this.#keys.get(named);
    if (!line) return;
    if (!missingAt) line.present += 1;
    else {
      if (line.tally.count === 0) line.meant = meant();
      line.tally.add(missingAt);
    }
  }

  addModel({ modelVersion: version, score }: LayerSource, place: CheckPlace): void {
    this.predictions += 1;
    const { value, isNew } = this.#models.at(`v${version ?? ''}`);
    if (isNew) value.version = version;
    value.predictions += 1;
    if (score !== undefined) value.scored += 1;
    if (version !== undefined) return;
    const message = 'The prediction does not say which model made it, so it cannot be picked by its model.';
    this.addFinding(
      { code: 'model-version-missing', severity: 'info', message, hint: 'Write "model_version": "…" beside its result.' },
      place,
      {},
    );
  }

  #control(name: string): ControlLine {
    const known = this.#controls.get(name);
    if (known) return known;
    const places = this.#places;
    const line = {
      matching: 0,
      fitting: 0,
      unknown: 0,
      labels: new Shelf<LabelLine>(() => ({ tally: new Tally(places), label: '', meant: undefined })),
    };
    this.#controls.set(name, line);
    return line;
  }

  addMatch({ control }: Resolution): void {
    if (control) this.#control(control.name).matching += 1;
  }

  /** A result whose names are not the config's. */
  addName(result: Readonly<Record<string, unknown>>, { control, object }: Resolution, place: CheckPlace, meant: () => ResultNames): void {
    const names = namesOf(result);
    const shown = control && object ? control.name : undefined;
    if (shown !== undefined) this.#control(shown).fitting += 1;
    const { value, isNew, isRest } = this.#names.at(keyOfNames(names));
    value.tally.add(place);
    if (isNew && !isRest) Object.assign(value, { names, shownWith: shown, meant: meant() });
  }

  /** A label that `control` does not offer, given by a result of `by`; answers the label that was meant. */
  addLabel(
    control: ConfigNode | undefined,
    by: ConfigNode | undefined,
    { label, last }: { readonly label: string; readonly last: string },
    place: CheckPlace,
  ): string | undefined {
    if (!control) return undefined;
    const line = this.#control(control.name);
    line.unknown += 1;
    const { value, isNew, isRest } = line.labels.at(`l${label}`);
    value.tally.add(place);
    if (isRest) return undefined;
    if (isNew) Object.assign(value, { label, meant: likelyLabel(last, control) });
    if (value.meant !== undefined && by) {
      const renames = this.#labels.get(by.name) ?? new Map<string, string>();
      this.#labels.set(by.name, renames.set(last, value.meant));
    }
    return value.meant;
  }

  addValueKey({ type, labelKey }: Resolution, found: string): void {
    if (labelKey === undefined) return;
    const renames = this.#valueKeys.get(type) ?? new Map<string, string>();
    this.#valueKeys.set(type, renames.set(found, labelKey));
  }

  report(): CheckReport {
    const findings = this.#findingChecks();
    const config = this.#tree.problems.map(({ code, severity, message, hint, where }): ConfigFinding => {
      return { code, severity, message, hint, line: where.line ?? 1, column: where.column ?? 1 };
    });
    const [errors = 0, warnings = 0, infos = 0] = SEVERITIES.map(
      (severity) =>
        findings.reduce((sum, one) => sum + (one.severity === severity ? one.count : 0), 0) +
        config.filter((one) => one.severity === severity).length,
    );
    const names = this.#nameChecks();
    const { tasks, annotations, predictions, results } = this;
    return {
      ok: errors === 0,
      ...{ errors, warnings, infos, tasks, annotations, predictions, results },
      controls: this.#controlChecks(),
      objects: this.#objectChecks(),
      names,
      models: this.#models.lines().map((line): ModelCheck => ({ ...line })),
      config,
      findings,
      mapping: suggestMapping(names, this.#tree, this.#labels, this.#valueKeys),
    };
  }

  #findingChecks(): CheckFinding[] {
    const lines = [...this.#findings.values()].flatMap((shelf) => shelf.values());
    const checks = lines.flatMap(({ finding, aspect: { about, word, meant: said, key = '' }, tally }): CheckFinding[] => {
      if (!finding) return [];
      const { code, severity, message, hint } = finding;
      const meant = said ?? this.#names.get(key)?.meant[partOf(code)];
      return [{ code, severity, message, hint, word, meant, about, tasks: tally.tasks, count: tally.count, places: tally.places }];
    });
    return checks.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.count - a.count);
  }

  #nameChecks(): NameCheck[] {
    const checks = this.#names
      .lines()
      .map(({ names: { type, fromName, toName }, shownWith, meant, tally: { count, places } }): NameCheck => {
        return { type, fromName, toName, shownWith, meant, count, places };
      });
    return checks.sort((a, b) => b.count - a.count);
  }

  #controlChecks(): ControlCheck[] {
    const nodes = [...this.#tree.byName.values()].filter((node) => !isObjectNode(node));
    return nodes.map((node): ControlCheck => {
      const { name, tag, toNames, line, column } = node;
      const { matching, fitting, unknown, labels } = this.#control(name);
      const unknownLabels = labels
        .lines()
        .map(({ label, meant, tally }): LabelCheck => ({ label, meant, count: tally.count, places: tally.places }))
        .sort((a, b) => b.count - a.count);
      return { name, tag, type: typeOfNode(node), toNames, line, column, matching, fitting, unknown, unknownLabels };
    });
  }

  #objectChecks(): ObjectCheck[] {
    const lines = [...this.#keys.values()];
    const objects = [...this.#tree.objects, ...[...this.#tree.byName.values()].filter(isObjectNode)];
    const nodes = new Set([...lines.map(({ node }) => node), ...objects]);
    return [...nodes].map((node): ObjectCheck => {
      const { name, tag, line, column } = node;
      const keys = lines
        .filter((one) => one.node === node)
        .map(({ key, present, meant, tally }): ObjectKeyCheck => {
          return { key, present, meant, count: tally.count, places: tally.places };
        });
      return { name, tag, line, column, keys };
    });
  }
}

/** One key for all results of these names. */
export function keyOfNames({ type, fromName, toName }: ResultNames): string {
  return JSON.stringify([type, fromName, toName]);
}

/** Which name of a result a finding about names is about. */
export function partOf(code: string): keyof ResultNames {
  return code.startsWith('control-') ? 'fromName' : code.startsWith('object-') ? 'toName' : 'type';
}

/** The stored word of the label that was probably meant: one called so, or nearly so. */
function likelyLabel(label: string, control: ConfigNode): string | undefined {
  const items = allItemsOf(control);
  const word = items.some(({ value }) => value === label)
    ? label
    : closest(
        label.trim(),
        items.flatMap(({ stored, value }) => [stored, value]),
      );
  const meant = items.find(({ stored, value }) => stored === word || value === word)?.stored;
  return meant === label ? undefined : meant;
}
