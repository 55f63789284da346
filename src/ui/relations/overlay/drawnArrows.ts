import { type Box, type Relation, seededColor } from '../../../core';
import type { EditorStore, Overlay, RegionPlace, SurfacePlaces } from '../../../store';
import { relationLabelColor, relationLabelsText } from '../relationTexts';
import { type ArrowEnds, endsOf } from './ends';

/** A layer as it lies over the stage. */
export type DrawnLayer = NonNullable<EditorStore['active']>;

/** An arrow that is in sight. */
export interface DrawnArrow {
  readonly layer: DrawnLayer;
  /** How its layer is laid over the active one; undefined for that itself. */
  readonly overlay: Overlay | undefined;
  readonly relation: Relation;
  readonly places: { readonly from: RegionPlace; readonly to: RegionPlace };
  readonly ends: ArrowEnds;
  /** As the config writes it. */
  readonly color: string;
  readonly label: string;
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
function* candidatesOf(editor: EditorStore, layer: DrawnLayer, surfaces: Iterable<SurfacePlaces>): Iterable<Relation> {
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

/** The arrows in sight within `view` (client pixels), in the order of their layers' relations. */
export function drawnArrows(editor: EditorStore, surfaces: ReadonlyMap<string, SurfacePlaces>, view: Box): Drawn {
  const arrows: DrawnArrow[] = [];
  let leftOut = 0;
  if (editor.settings.showRelations === 'none') return { arrows, leftOut };
  for (const { layer, overlay } of layersOf(editor)) {
    const placeOf = (id: string): RegionPlace | undefined => {
      const region = layer.peek(id);
      return region && surfaces.get(region.object)?.placeOf(id, layer.id);
    };
    const found = new Map<string, Relation>();
    for (const relation of candidatesOf(editor, layer, surfaces.values())) found.set(relation.id, relation);
    // In an order that scrolling does not change: what is drawn first decides who gets which lane.
    for (const relation of [...found.values()].sort((a, b) => a.slot - b.slot || (a.id < b.id ? -1 : 1))) {
      if (layer.isRelationHidden(relation.id)) continue;
      const [from, to] = [placeOf(relation.fromId), placeOf(relation.toId)];
      if (!from || !to) {
        const left = from ?? to;
        if (left && endsOf(left, left, view)) leftOut++;
        continue;
      }
      const ends = endsOf(from, to, view);
      if (!ends) continue;
      const color = colorOf(editor, layer, overlay, relation);
      arrows.push({ layer, overlay, relation, places: { from, to }, ends, color, label: relationLabelsText(editor, relation) ?? '' });
    }
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
