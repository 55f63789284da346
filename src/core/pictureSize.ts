/** Pixels of the largest picture shown as one element. Larger ones are shown by parts: whole, they cost a second in the frame that first needs all of them. */
export const MOST_WHOLE_IMG = 16e6;
