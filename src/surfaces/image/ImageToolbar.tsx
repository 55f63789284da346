import {
  Brush,
  Circle,
  Dot,
  Eraser,
  Hand,
  Magnet,
  Maximize,
  MousePointer2,
  Pentagon,
  Ratio,
  RectangleEllipsis,
  RotateCcw,
  RotateCw,
  Scissors,
  Shapes,
  Spline,
  Square,
  SunMedium,
  WandSparkles,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { type ConfigNode, type ToolInfo, toolsOf } from '../../core';
import { clamp } from '../../geometry';
import type { ActiveTool } from '../../store';
import { Button, formatKeys, IconButton, Slider, useHotkey, useMessages } from '../../ui/kit';
import type { ImageController } from './imageController';
import { AssistToggle } from './suggestions/AssistToggle';

const SIZE = 16;

/** Pixels of the image as it opens. */
const LEAST_BRUSH = 1;
const MOST_BRUSH = 50;
const BRUSH_STEP = 5;
/** More than this stand in two columns: one would be higher than most pictures. */
const MANY_TOOLS = 6;

/** Icons of tools by id; a host's own tool gets the general one. */
const ICONS: Readonly<Record<string, ReactNode>> = {
  rectangle: <Square size={SIZE} />,
  rectangle3: <RectangleEllipsis size={SIZE} />,
  polygon: <Pentagon size={SIZE} />,
  livewire: <Magnet size={SIZE} />,
  split: <Scissors size={SIZE} />,
  ellipse: <Circle size={SIZE} />,
  keypoint: <Dot size={SIZE} />,
  brush: <Brush size={SIZE} />,
  eraser: <Eraser size={SIZE} />,
  wand: <WandSparkles size={SIZE} />,
  vector: <Spline size={SIZE} />,
};

interface ToolbarProps {
  readonly controller: ImageController;
}

interface ActionProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly keys?: string;
  /** Name in a host's keymap. */
  readonly action?: string;
  readonly pressed?: boolean | undefined;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function Action({ label, icon, keys = '', action, pressed, disabled = false, onClick }: ActionProps) {
  const run = (): void => {
    if (!disabled) onClick();
  };
  useHotkey(keys, run, label, { ...(action && { action }), enabled: keys !== '' });
  const first = keys.split(',')[0];
  const tip = first ? `${label} (${formatKeys(first)})` : label;
  return <IconButton icon={icon} label={label} tip={tip} pressed={pressed} disabled={disabled} onClick={run} />;
}

/** One button: a tool with the controls that it can draw for. */
interface Offer {
  readonly tool: ToolInfo;
  /** More than one where label controls share a kind: it draws for the one in hand. */
  readonly controls: readonly ConfigNode[];
  /** Told apart where two controls offer the same. */
  readonly suffix: string;
  /** The first with this key has it. */
  readonly keys: string;
}

/**
 * What the toolbar offers. A tool has one button, whatever number of controls it can draw for: labels, or the region it goes on with, pick the control.
 * Only controls without labels have a button each for what they are there for.
 */
function offersOf({ editor, object }: ImageController): readonly Offer[] {
  const offers: { tool: ToolInfo; controls: ConfigNode[]; suffix: string; keys: string }[] = [];
  const offer = (tool: ToolInfo, control: ConfigNode, isOwn: boolean): void => {
    const same = offers.find((one) => one.tool.id === tool.id);
    if (same && !isOwn) {
      same.controls.push(control);
      return;
    }
    const { hotkey = '' } = tool;
    const isTaken = offers.some(({ keys }) => keys === hotkey);
    offers.push({ tool, controls: [control], suffix: same ? ` (${control.name})` : '', keys: isTaken ? '' : hotkey });
  };
  for (const control of editor.config.controls) {
    const { definition, toNames } = control;
    if (!definition || !toNames.includes(object)) continue;
    const tools = toolsOf(definition);
    const isBare = definition.labelKey === undefined;
    // Where labels are all there is to choose, there is nothing to press.
    if (!isBare && tools.length < 2) continue;
    for (const tool of tools) offer(tool, control, isBare && tool === tools[0]);
  }
  return offers;
}

/** Tools and view of an image, in a column beside it. */
export const ImageToolbar = observer(function ImageToolbar({ controller }: ToolbarProps) {
  const t = useMessages();
  const { attrs } = controller;
  const offers = useMemo(() => offersOf(controller), [controller]);
  return (
    <div
      className="le-image-tools"
      data-many={offers.length > MANY_TOOLS || undefined}
      role="toolbar"
      aria-orientation="vertical"
      aria-label={t('image.tools')}
    >
      <Modes controller={controller} />
      <Tools controller={controller} offers={offers} />
      <AssistToggle controller={controller} />
      {attrs.zoomControl && <Zooming controller={controller} />}
      {attrs.rotateControl && <Turning controller={controller} />}
      {(attrs.brightnessControl || attrs.contrastControl) && <Lighting controller={controller} />}
    </div>
  );
});

const Modes = observer(function Modes({ controller }: ToolbarProps) {
  const t = useMessages();
  const { labeling } = controller.editor;
  const take = (tool: ActiveTool) => () => labeling.setTool(tool);
  const is = (type: ActiveTool['type']): boolean => labeling.tool.type === type;
  return (
    <>
      {controller.attrs.selectionControl && (
        <Action
          label={t('image.select')}
          icon={<MousePointer2 size={SIZE} />}
          keys="v"
          action="tool:move"
          pressed={is('select')}
          onClick={take({ type: 'select' })}
        />
      )}
      {controller.attrs.zoomControl && (
        <Action
          label={t('image.pan')}
          icon={<Hand size={SIZE} />}
          keys="h"
          action="tool:pan-image"
          pressed={is('pan')}
          onClick={take({ type: 'pan' })}
        />
      )}
    </>
  );
});

const Tools = observer(function Tools({ controller, offers }: ToolbarProps & { readonly offers: readonly Offer[] }) {
  const t = useMessages();
  const { labeling } = controller.editor;
  const { tool: inHand } = labeling;
  const editable = controller.annotation?.editable === true;
  const isHeld = ({ tool, controls }: Offer): boolean => {
    if (inHand.type !== 'draw') return false;
    const control = controls.find(({ name }) => name === inHand.control);
    return control?.definition !== undefined && (inHand.tool ?? toolsOf(control.definition)[0]?.id) === tool.id;
  };
  const take = (offer: Offer): void => {
    if (isHeld(offer)) labeling.setTool({ type: 'select' });
    else labeling.setTool({ type: 'draw', control: controlFor(controller, offer.controls).name, tool: offer.tool.id });
  };
  return (
    <>
      {offers.map((offer) => (
        <Action
          key={`${offer.tool.id} ${offer.controls[0]?.key}`}
          label={`${t(`tool.${offer.tool.id}`)}${offer.suffix}`}
          icon={ICONS[offer.tool.id] ?? <Shapes size={SIZE} />}
          keys={offer.keys}
          pressed={isHeld(offer)}
          disabled={!editable}
          onClick={() => take(offer)}
        />
      ))}
      <BrushSize controller={controller} />
    </>
  );
});

/** The control that a tool draws for: that of the region it would go on with, one with an armed label, the one in hand, else the first. */
function controlFor({ editor, layer }: ImageController, controls: readonly ConfigNode[]): ConfigNode {
  const { labeling } = editor;
  const { tool } = labeling;
  const selected = layer?.selectedRegion?.control;
  const held = tool.type === 'draw' ? tool.control : undefined;
  const found =
    controls.find(({ name }) => name === selected) ??
    controls.find(({ name }) => labeling.armed(name).length > 0) ??
    controls.find(({ name }) => name === held) ??
    controls[0];
  if (!found) throw new Error('LabelEditor: a tool of the image toolbar has no control.');
  return found;
}

/** Size of the brush or eraser in hand. */
const BrushSize = observer(function BrushSize({ controller }: ToolbarProps) {
  const t = useMessages();
  const { editor, drawing } = controller;
  const sized = drawing?.tool.sized;
  const key = sized === 'eraser' ? 'eraserSize' : 'brushSize';
  const set = (size: number): void => editor.setSetting(key, clamp(size, LEAST_BRUSH, MOST_BRUSH));
  // From 1 up the steps are 5, 10, 15 …
  const step = (sign: 1 | -1) => () => {
    const size = editor.settings[key];
    set(size === LEAST_BRUSH && sign > 0 ? BRUSH_STEP : size + sign * BRUSH_STEP);
  };
  const enabled = sized !== undefined;
  useHotkey('[', step(-1), t('image.smaller'), { action: 'tool:decrease-tool', enabled });
  useHotkey(']', step(1), t('image.larger'), { action: 'tool:increase-tool', enabled });
  if (!enabled) return null;
  const size = editor.settings[key];
  return (
    <div className="le-image-size">
      <Slider label={t('image.size')} min={LEAST_BRUSH} max={MOST_BRUSH} step={1} value={size} onChange={set} />
      <span aria-hidden="true">{size}</span>
    </div>
  );
});

const Zooming = observer(function Zooming({ controller }: ToolbarProps) {
  const t = useMessages();
  const { viewport, attrs } = controller;
  const step = Math.max(attrs.zoomBy, 1.01) ** 2;
  return (
    <>
      <Action
        label={t('image.zoomIn')}
        icon={<ZoomIn size={SIZE} />}
        keys="ctrl+plus, ctrl+="
        action="tool:zoom-in"
        onClick={() => viewport.zoomBy(step)}
      />
      <Action
        label={t('image.zoomOut')}
        icon={<ZoomOut size={SIZE} />}
        keys="ctrl+minus"
        action="tool:zoom-out"
        onClick={() => viewport.zoomBy(1 / step)}
      />
      <Action
        label={t('image.fit')}
        icon={<Maximize size={SIZE} />}
        keys="shift+1"
        action="tool:zoom-to-fit"
        onClick={() => viewport.fit()}
      />
      <Action
        label={t('image.actual')}
        icon={<Ratio size={SIZE} />}
        keys="shift+2"
        action="tool:zoom-to-actual"
        onClick={() => viewport.actualSize()}
      />
    </>
  );
});

const Turning = observer(function Turning({ controller }: ToolbarProps) {
  const t = useMessages();
  return (
    <>
      <Action
        label={t('image.rotateLeft')}
        icon={<RotateCcw size={SIZE} />}
        keys="alt+arrowleft"
        action="tool:rotate-left"
        onClick={() => controller.pages.turnBy(-1)}
      />
      <Action
        label={t('image.rotateRight')}
        icon={<RotateCw size={SIZE} />}
        keys="alt+arrowright"
        action="tool:rotate-right"
        onClick={() => controller.pages.turnBy(1)}
      />
    </>
  );
});

const Lighting = observer(function Lighting({ controller }: ToolbarProps) {
  const t = useMessages();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { pages, attrs } = controller;
  const { brightness, contrast } = pages.view;
  const changed = brightness !== 100 || contrast !== 100;
  return (
    <div className="le-image-light">
      <IconButton
        icon={<SunMedium size={SIZE} />}
        label={t('image.light')}
        aria-expanded={open}
        aria-controls={id}
        pressed={changed}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <div className="le-image-light-panel" id={id}>
          {attrs.brightnessControl && (
            <Field label={t('image.brightness')} value={brightness} onChange={(value) => pages.setView({ brightness: value })} />
          )}
          {attrs.contrastControl && (
            <Field label={t('image.contrast')} value={contrast} onChange={(value) => pages.setView({ contrast: value })} />
          )}
          <Button size="small" disabled={!changed} onClick={() => pages.setView({ brightness: 100, contrast: 100 })}>
            {t('image.light.reset')}
          </Button>
        </div>
      )}
    </div>
  );
});

function Field({ label, value, onChange }: { readonly label: string; readonly value: number; readonly onChange: (value: number) => void }) {
  return (
    <div className="le-image-light-field">
      <span aria-hidden="true">
        {label} {value} %
      </span>
      <Slider label={label} min={0} max={400} step={5} value={value} onChange={onChange} />
    </div>
  );
}
