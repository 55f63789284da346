import {
  Hand,
  Maximize,
  MousePointer2,
  Pentagon,
  Ratio,
  RotateCcw,
  RotateCw,
  Shapes,
  Square,
  SunMedium,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { type ReactNode, useId, useState } from 'react';
import type { ConfigNode } from '../../core';
import type { ActiveTool } from '../../store';
import { Button, formatKeys, IconButton, Slider, useHotkey, useMessages } from '../../ui/kit';
import type { ImageController } from './imageController';

const SIZE = 16;

/** Icons of tools by id; a host's own tool gets the general one. */
const ICONS: Readonly<Record<string, ReactNode>> = { rectangle: <Square size={SIZE} />, polygon: <Pentagon size={SIZE} /> };

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

/** Controls without labels of their own that draw on the image: a label control is picked by its labels. */
function bareTools({ editor, object }: ImageController): readonly ConfigNode[] {
  return editor.config.controls.filter(
    (control) => control.definition?.tool && control.definition.labelKey === undefined && control.toNames.includes(object),
  );
}

/** Tools and view of an image, in a column beside it. */
export const ImageToolbar = observer(function ImageToolbar({ controller }: ToolbarProps) {
  const t = useMessages();
  const { attrs } = controller;
  return (
    <div className="le-image-tools" role="toolbar" aria-orientation="vertical" aria-label={t('image.tools')}>
      <Modes controller={controller} />
      <Tools controller={controller} />
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

const Tools = observer(function Tools({ controller }: ToolbarProps) {
  const t = useMessages();
  const { labeling } = controller.editor;
  const editable = controller.annotation?.editable === true;
  const controls = bareTools(controller);
  return controls.map((control, i) => {
    const tool = control.definition?.tool;
    if (!tool) return null;
    const first = controls.findIndex((other) => other.definition?.tool === tool) === i;
    const pressed = labeling.tool.type === 'draw' && labeling.tool.control === control.name;
    const name = t(`tool.${tool.id}`);
    return (
      <Action
        key={control.key}
        label={controls.length > 1 && !first ? `${name} (${control.name})` : name}
        icon={ICONS[tool.id] ?? <Shapes size={SIZE} />}
        keys={first ? (tool.hotkey ?? '') : ''}
        pressed={pressed}
        disabled={!editable}
        onClick={() => labeling.setTool(pressed ? { type: 'select' } : { type: 'draw', control: control.name })}
      />
    );
  });
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
