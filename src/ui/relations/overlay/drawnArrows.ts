import { type Box, type Region, type Relation, seededColor } from '../../../core';
import type { EditorStore, Overlay, RegionPlace, SurfacePlaces } from '../../../store';
import { relationLabelColor, relationLabelsText } from '../relationTexts';
import { type ArrowEnds, endsOf } from './ends';

/** A layer as it lies over the stage. */
export type DrawnLayer = NonNullable<EditorStore['active']>;

/** A relation that may be in sight. What is known of it without asking where it is. */
export interface Candidate {
  readonly layer: DrawnLayer;
  /** How its layer is laid over the active one; undefined for that itself. */
  readonly overlay: Overlay | undefined;
  readonly relation: Relation;
  readonly from: Region | undefined;
  readonly to: Region | undefined;
  /** As the config writes it. */
  readonly color: string;
  readonly label: string;
}

/** An arrow that is in sight. */
export interface DrawnArrow extends Omit<Candidate, 'from' | 'to'> {
  readonly places: { readonly from: RegionPlace; readonly to: RegionPlace };
  readonly ends: ArrowEnds;
}

/** What is drawn, and how many arrows begin in sight and end where nothing can be drawn: at a hidden region, or at one that no surface shows. */
export interface Drawn {
  readonly arrows: readonly DrawnArrow[];
  readonly leftOut: number;
}

/** The layers with relations that are on screen: predictions laid over first, so that they are painted below. */
function layersOf({ active, overlays }: EditorStore): readonly { readonly layer: DrawnLayer; readonly overlay: Overlay | undefined }[] {
  if (!active) return [];
  const over = overlays.filter(({ layer, visible }) => visible && layer !== active && layer.relations.length > 0);
  return [...over.map((overlay) => ({ layer: overlay.layer, overlay })), { layer: active, overlay: undefined }];
}

/** Relations that may be in sight, or that the person asks about. */
function* relationsOf(editor: EditorStore, layer: DrawnLayer, surfaces: Iterable<SurfacePlaces>): Iterable<Relation> {
  if (editor.settings.showRelations === 'all') {
    for (const surface of surfaces) for (const id of surface.idsInSight(layer.id)) yield* layer.relationsOf(id);
    return;
  }
  for (const id of [...layer.selection, ...(layer.hovered === undefined ? [] : [layer.hovered])]) yield* layer.relationsOf(id);
  for (const id of [layer.selectedRelation, layer.hoveredRelation]) {
    const relation = id === undefined ? undefined : layer.relation(id);
    if (relation) yield relation;
  }
}

/** What an editor's relation labels look like: the same in each frame. */
const colorsOfLabels = new WeakMap<EditorStore, Map<string, string>>();

function colorOfLabel(editor: EditorStore, label: string): string {
  let colors = colorsOfLabels.get(editor);
  if (!colors) {
    colors = new Map();
    colorsOfLabels.set(editor, colors);
  }
  let color = colors.get(label);
  if (color === undefined) {
    color = relationLabelColor(editor, label) ?? seededColor(label);
    colors.set(label, color);
  }
  return color;
}

/** The colour of an arrow: of its first label, else of the region it begins at. */
function colorOf(editor: EditorStore, layer: DrawnLayer, overlay: Overlay | undefined, { labels, fromId }: Relation): string {
  if (overlay?.color !== undefined) return overlay.color;
  const [first] = labels;
  if (first !== undefined) return colorOfLabel(editor, first);
  const source = layer.peek(fromId);
  return source ? editor.lookOf(source).stroke : '#666666';
}

/** Those that may be in sight, asked anew when what a layer or the screen holds has changed; each is looked up once until `forget`. */
export class Candidates {
  readonly #editor: EditorStore;
  readonly #known = new Map<Relation, Candidate>();

  constructor(editor: EditorStore) {
    this.#editor = editor;
  }

  /** Regions, labels or settings changed. */
  forget(): void {
    this.#known.clear();
  }

  /** In the order of their layers' relations. */
  near(surfaces: ReadonlyMap<string, SurfacePlaces>): readonly Candidate[] {
    const editor = this.#editor;
    if (editor.settings.showRelations === 'none') return [];
    return layersOf(editor).flatMap(({ layer, overlay }) => {
      const found = new Set<Relation>();
      for (const relation of relationsOf(editor, layer, surfaces.values())) if (!layer.isRelationHidden(relation.id)) found.add(relation);
      // In an order that scrolling does not change: what is drawn first decides who gets which lane.
      return [...found].sort((a, b) => a.slot - b.slot || (a.id < b.id ? -1 : 1)).map((relation) => this.#of(layer, overlay, relation));
    });
  }

  #of(layer: DrawnLayer, overlay: Overlay | undefined, relation: Relation): Candidate {
    const known = this.#known.get(relation);
    if (known?.layer === layer && known.overlay === overlay) return known;
    const editor = this.#editor;
    const candidate = {
      layer,
      overlay,
      relation,
      from: layer.peek(relation.fromId),
      to: layer.peek(relation.toId),
      color: colorOf(editor, layer, overlay, relation),
      label: relationLabelsText(editor, relation) ?? '',
    };
    this.#known.set(relation, candidate);
    return candidate;
  }
}

/** The arrows in sight within `view` (client pixels), in the order given. */
export function drawnArrows(candidates: readonly Candidate[], surfaces: ReadonlyMap<string, SurfacePlaces>, view: Box): Drawn {
  const arrows: DrawnArrow[] = [];
  let leftOut = 0;
  // A region is asked once, however many arrows it has.
  const asked = new Map<Region, RegionPlace | undefined>();
  const placeOf = (region: Region | undefined, layer: DrawnLayer): RegionPlace | undefined => {
    if (!region) return undefined;
    let place = asked.get(region);
    if (!place && !asked.has(region)) {
      place = surfaces.get(region.object)?.placeOf(region.id, layer.id);
      asked.set(region, place);
    }
    return place;
  };
  for (const { layer, overlay, relation, from, to, color, label } of candidates) {
    const [start, end] = [placeOf(from, layer), placeOf(to, layer)];
    if (!start || !end) {
      const left = start ?? end;
      if (left && endsOf(left, left, view)) leftOut++;
      continue;
    }
    const ends = endsOf(start, end, view);
    if (ends) arrows.push({ layer, overlay, relation, places: { from: start, to: end }, ends, color, label });
  }
  return { arrows, leftOut };
}

/** The relations that everything else steps back for: the one pointed at, else those of the region pointed at, else what is selected. */
export function focusOf(editor: EditorStore, arrows: readonly DrawnArrow[]): ReadonlySet<DrawnArrow> {
  const { active } = editor;
  const pick = (is: (relation: Relation) => boolean): ReadonlySet<DrawnArrow> =>
    new Set(arrows.filter(({ layer, relation }) => layer === active && is(relation)));
  const { hoveredRelation, hovered, selectedRelation } = active ?? {};
  if (hoveredRelation !== undefined) {
    const one = pick(({ id }) => id === hoveredRelation);
    if (one.size > 0) return one;
  }
  if (hovered !== undefined) {
    const some = pick(({ fromId, toId }) => fromId === hovered || toId === hovered);
    if (some.size > 0) return some;
  }
  const selection = new Set(active?.selection);
  return pick(({ id, fromId, toId }) => id === selectedRelation || selection.has(fromId) || selection.has(toId));
}
