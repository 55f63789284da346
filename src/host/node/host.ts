/** What a command has to do with the world around it, apart from files. */
export interface CommandHost {
  /** Writes to stdout. */
  readonly out: (text: string | Uint8Array) => Promise<void>;
  /** Writes a line to stderr. */
  readonly say: (line: string) => void;
  /** Folder of the built app. */
  readonly appFolder: string;
  readonly version: string;
  /** Aborts when the command is to end. */
  readonly stop: AbortSignal;
  /** Shows an address in the person's browser, where there is a screen. */
  readonly openBrowser: (url: string) => void;
}
