export { Badge, VisuallyHidden } from './Badge';
export { Button, type ButtonProps, IconButton, type IconButtonProps } from './Button';
export type { CleanHtmlProps } from './CleanHtml';
export { ErrorBoundary, type ErrorBoundaryProps } from './ErrorBoundary';
export { EditorProvider, RegionTarget, useEditor, useRegionTarget } from './editorContext';
export { FindingNotice } from './FindingNotice';
export { Checkbox, type CheckboxProps, Select, type SelectProps, Slider, type SliderProps, TextField, type TextFieldProps } from './fields';
export { CleanHtml } from './foreignHtml';
export { assignHotkeys, type HotkeyPlan } from './hotkeys/assignHotkeys';
export {
  type HotkeyOptions,
  HotkeyScope,
  type HotkeyScopeProps,
  type Keymap,
  type KeymapEntry,
  useHotkey,
  useHotkeys,
  useItemHotkey,
} from './hotkeys/HotkeyScope';
export { type Binding, type HotkeyHandler, Hotkeys, isTyping } from './hotkeys/Hotkeys';
export { formatKeys, formatPress, type KeyPress } from './hotkeys/keys';
export { InlineHtml } from './InlineHtml';
export { cssDeclarations } from './inlineCss';
export { LabelButtons, labelColor } from './LabelButtons';
export { Menu, type MenuEntry, type MenuProps } from './Menu';
export { createTranslate, type MessageKey, type Messages, type MessageVars, type Translate } from './messages';
export { MessagesProvider, useMessages } from './messagesContext';
export { type OnDemand, onDemand } from './onDemand';
export { isAskedAtRegion, questionsBeside, questionsOf } from './questions';
export { firstFieldOf, RegionForm, type RegionFormProps } from './RegionForm';
export { Spinner } from './Spinner';
export { type MenuState, SurfaceMenu } from './SurfaceMenu';
export { ItemRenderer, TagChildren, TagView } from './TagView';
export { TooltipLayer } from './Tooltip';
export { type AnswerState, useAnswer } from './useAnswer';
export { useFindings } from './useFindings';
export { type MeasuredRows, useMeasuredRows } from './useMeasuredRows';
