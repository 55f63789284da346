// Tests run in a frame that Vitest scales to the window. Over WebDriver BiDi, Playwright finds no place to click in a frame that is transformed, be it by
// nothing: the scaling is taken off, which leaves the frame as large as it was asked to be.
for (let element = window.frameElement as HTMLElement | null; element; element = element.parentElement) element.style.transform = 'none';

export {};
