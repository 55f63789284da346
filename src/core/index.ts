export { type AddressUse, absoluteAddress, isAllowedAddress, isDataAddress } from './address';
export type { AssistHandler, AssistRequest } from './assist';
export { type AttrSchema, type AttrSpec, type AttrType, attr, type NumberLimits } from './attr';
export { closest, didYouMean } from './closest';
export { conditionAttrs } from './conditionAttrs';
export type {
  Annotation,
  Assist,
  CopyOptions,
  Editor,
  EditorChange,
  EditorMode,
  Layer,
  NewPrompt,
  NewRegion,
  Prediction,
  RegionChange,
  RelationChange,
  User,
} from './editor';
export { ConfigError, LabelEditorError, ResultError, TagDefinitionError } from './errors';
export { allItemsOf, type Item, itemOfStored, itemsOf } from './item';
export { asText, describeValue, isRecord, type Json, type UnknownRecord } from './json';
export { type Box, type Combination, defineKind, type Extent, type Kind, type KindCore, type Made, type Path, type Point } from './kind';
export { labelControlAttrs, labelItemAttrs, shapeAttrs, spanLabelAttrs } from './labelAttrs';
export { type Look, seededColor, UNLABELLED_COLOR } from './look';
export { type MisplacedText, misplacedText } from './misplacedText';
export { keysWithoutNumber, type NumberKeys, numberOrZero, unreadableNumbers, writeNumbers } from './numberKeys';
export { type OnDemandPart, onDemandPart } from './onDemandPart';
export { insideOpacity, outlineDash, outlineWidth } from './outline';
export type { PaintEnv, Painter, PaintState } from './paint';
export { paintDots, paintPath, sizeOfObject } from './paintPath';
export { MOST_WHOLE_IMG } from './pictureSize';
export { describePlace, type Finding, type Place, type Problem, type Severity } from './problem';
export type { Answer, LayerRecords, Origin, Region, RegionKinds, Relation, UnknownResult } from './region';
export { createRegistry, type Registry, resultTypeOf } from './registry';
export { relationControl, relationItems } from './relationLabels';
export { type Disposer, Scope } from './scope';
export { shapeOf, toolOf, toolsOf } from './shape';
export { inSlices, pause } from './slices';
export { type MakeWorker, startWorker } from './startWorker';
export { findStoredText, isStoredText, quotedText, type StoredTextPlace, storedTextDiffers, storedTextOf } from './storedText';
export {
  type AnswerCodec,
  type Codec,
  type ConfigNode,
  type ConfigTree,
  defineTag,
  type HandlesProps,
  type Loadable,
  type Read,
  type Shape,
  type TagDefinition,
  type TagRole,
  type TagViewProps,
  type WrittenAttr,
} from './tag';
export { type DecodedText, decodeText } from './textValue';
export {
  defineTool,
  type PixelArea,
  type PixelAsk,
  type Tool,
  type ToolAnswer,
  type ToolEnv,
  type ToolInfo,
  type ToolInput,
  type ToolKey,
  type ToolLeave,
  type ToolPointer,
  type ToolStep,
} from './tool';
export { type TwoPointState, twoPointTool } from './twoPointTool';
export type { AnnotationJson, PredictionJson, Result, Task } from './wire';
