import type { PixelAsk, ToolAnswer } from '../../core';
import type { Translate } from '../../ui/kit';
import type { ImageState } from './imageSource';
import type { PixelTools } from './pixels';

/** What tools ask of the picture's colours. The code for it is loaded with the first question: most tasks never ask one. */
export class PixelQuestions {
  #tools: Promise<PixelTools> | undefined;

  /** Rejects with words for the person. */
  async ask(ask: PixelAsk, state: ImageState, translate: Translate): Promise<Omit<ToolAnswer, 'ask'>> {
    if (state.status !== 'ready') throw new Error(translate('image.noPicture'));
    this.#tools ??= import('./pixels').then(({ PixelTools }) => new PixelTools());
    // All wait for one promise, so that they are asked in the order they came.
    const tools = await this.#tools;
    return tools.ask(ask, state.image).catch((error: unknown) => {
      const { code } = error as { readonly code?: unknown };
      throw code === 'pixels-unreadable' ? new Error(translate('image.pixels-unreadable'), { cause: error }) : error;
    });
  }

  dispose(): void {
    void this.#tools?.then((tools) => tools.dispose());
    this.#tools = undefined;
  }
}
