import { attr, defineTag } from '../../core';
import { ImageView } from './ImageView';

/**
 * Shows an image that can be zoomed, turned and labelled. Regions lie on it by percent of its natural, unrotated size.
 * @example
 * <View>
 *   <Image name="image" value="$image" rotateControl="true"/>
 *   <RectangleLabels name="label" toName="image"><Label value="Car"/></RectangleLabels>
 * </View>
 */
export const Image = defineTag({
  name: 'Image',
  role: 'object',
  attrs: {
    /** Name that controls point at with `toName`. */
    name: attr.id(),
    /** Address of the image, such as `$image`: http, https, blob, relative, or data:image. */
    value: attr.data(),
    /** Addresses of several images shown one at a time, such as `$pages`: a list of texts. Results then say their page (`item_index`, from 0). */
    valueList: attr.data(),
    /** Whether enlarged pixels are smoothed; when it is left out the person's setting decides, and with bitmask tags on the image they are not. Enlarged twelve times without smoothing, pixels are told apart by lines. */
    smoothing: attr.optionalBoolean(),
    /** CSS width. */
    width: attr.string('100%'),
    /** CSS height of the box the image is shown in; as the image's proportions ask for when it is left out. */
    height: attr.optionalString(),
    /** CSS width it may not exceed. */
    maxWidth: attr.string('100%'),
    /** CSS height it may not exceed. */
    maxHeight: attr.string('calc(100vh - 194px)'),
    /** Whether the wheel zooms (with Control, or without where the person set so). */
    zoom: attr.boolean(true),
    /** May be made smaller than fitted. */
    negativeZoom: attr.boolean(false),
    /** Factor of one notch of the wheel; the buttons take two. */
    zoomBy: attr.number(1.1, { min: 1 }),
    /** Draws a grid over the image. */
    grid: attr.boolean(false),
    /** Width of a cell of the grid, in pixels as the image opens. */
    gridSize: attr.number(30, { min: 1 }),
    /** Colour of the grid, drawn faintly. */
    gridColor: attr.color('#EEEEF4'),
    /** Buttons for zooming and panning. */
    zoomControl: attr.boolean(true),
    /** Slider for the brightness, 0 to 400 percent, for each page; it is never saved. */
    brightnessControl: attr.boolean(false),
    /** Slider for the contrast, 0 to 400 percent, for each page; it is never saved. */
    contrastControl: attr.boolean(false),
    /** Buttons that turn the view by right angles. Regions keep their values; new ones tell how the view was turned. */
    rotateControl: attr.boolean(false),
    /** Two lines through the pointer. */
    crosshair: attr.boolean(false),
    /** Where an image lies that is narrower than its box. */
    horizontalAlignment: attr.oneOf(['left', 'center', 'right'], 'left'),
    /** Where an image lies that is lower than its box. */
    verticalAlignment: attr.oneOf(['top', 'center', 'bottom'], 'top'),
    /** How it opens: `fit` fills the box, `original` is one pixel a pixel, `auto` only shrinks what is too large. */
    defaultZoom: attr.oneOf(['auto', 'original', 'fit'], 'fit'),
    /** CORS mode of the request for the image. `none` asks as pages usually do: images of other sites are shown, but their pixels cannot be read, so the magic wand and edge snapping refuse them. With `anonymous` or `use-credentials` they can, if the site answers with `Access-Control-Allow-Origin`; else the image is not shown. */
    crossOrigin: attr.oneOf(['none', 'anonymous', 'use-credentials'], 'none'),
    /** The button for selecting and moving. */
    selectionControl: attr.boolean(true),
    /** Not carried out; kept so that old configs load. Captions are the person's setting. */
    showLabels: attr.boolean(false),
    /** Not carried out; kept so that old configs load. */
    lazyOff: attr.boolean(false),
    /** Not carried out; kept so that old configs load. Shapes may be drawn over others with Control. */
    drawOver: attr.boolean(false),
  },
  View: ImageView,
});
