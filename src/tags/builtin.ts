import type { TagDefinition } from '../core';
import { Choice, Choices } from './choices';
import { Ellipse, EllipseLabels } from './ellipse';
import { Header } from './header';
import { HyperText, HyperTextLabels } from './hypertext';
import { Image } from './image';
import { KeyPoint, KeyPointLabels } from './keypoint';
import { Label, Labels } from './labels';
import { List } from './list';
import { Markdown } from './markdown';
import { Bitmask, BitmaskLabels, Brush, BrushLabels, MagicWand } from './mask';
import { ParagraphLabels, Paragraphs } from './paragraphs';
import { Polygon, PolygonLabels } from './polygon';
import { Rectangle, RectangleLabels } from './rectangle';
import { Relation, Relations } from './relations';
import { Table } from './table';
import { Text } from './text';
import { Shortcut, TextArea } from './textarea';
import { Vector, VectorLabels } from './vector';
import { View } from './view';

/** Every tag this editor brings. The one list: a new tag is a folder and an entry here. */
export const builtinTags: readonly TagDefinition[] = [
  View,
  Header,
  Markdown,
  Image,
  Text,
  HyperText,
  HyperTextLabels,
  Table,
  List,
  Labels,
  Label,
  Rectangle,
  RectangleLabels,
  Polygon,
  PolygonLabels,
  Ellipse,
  EllipseLabels,
  KeyPoint,
  KeyPointLabels,
  Vector,
  VectorLabels,
  Brush,
  BrushLabels,
  Bitmask,
  BitmaskLabels,
  MagicWand,
  Choices,
  Choice,
  TextArea,
  Shortcut,
  Paragraphs,
  ParagraphLabels,
  Relations,
  Relation,
];
