import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Finding, isAllowedAddress, Scope } from '../../core';
import { type TimedTurn, timedTurns, turnAtTime } from './times.codec';
import { type Dialogue, secondsOf } from './turns.codec';

/** What the player's controls show. */
export interface PlayerState {
  readonly isPlaying: boolean;
  /** The turn that is heard, or was when it paused. */
  readonly turn: number | undefined;
  readonly timeSec: number;
  /** 0 while it is not known. */
  readonly durationSec: number;
  readonly rate: number;
}

/** Told every frame while a turn is heard: how much of it is over, 0..1. */
export type ProgressListener = (turn: number | undefined, part: number) => void;

/** Plays the recording of a dialogue, turn by turn. The element is made with the first sound that is asked for, and is never on the page. */
export class TurnPlayer {
  readonly #doc: Document;
  readonly #address: () => Promise<string | undefined>;
  readonly #scope = new Scope();
  readonly #timed: readonly TimedTurn[];
  readonly #byIndex: ReadonlyMap<number, TimedTurn>;
  readonly #listeners = new Set<() => void>();
  readonly #failed: (detail: string) => void;
  #audio: HTMLAudioElement | undefined;
  #opening: Promise<HTMLAudioElement | undefined> | undefined;
  #state: PlayerState = { isPlaying: false, turn: undefined, timeSec: 0, durationSec: 0, rate: 1 };
  /** The turn that was asked for: it stops at its end. */
  #only: TimedTurn | undefined;
  #frame = 0;
  onProgress: ProgressListener | undefined;

  constructor(doc: Document, dialogue: Dialogue, address: () => Promise<string | undefined>, failed: (detail: string) => void) {
    this.#doc = doc;
    this.#address = address;
    this.#failed = failed;
    this.#timed = timedTurns(dialogue);
    this.#byIndex = new Map(this.#timed.map((turn) => [turn.index, turn]));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): PlayerState => this.#state;

  /** Whether a turn has a time. */
  hasTime(turn: number | undefined): boolean {
    return turn !== undefined && this.#byIndex.has(turn);
  }

  /** Plays a turn from its start to its end; pauses and resumes it when it is the one in hand. */
  async playTurn(index: number): Promise<void> {
    const turn = this.#byIndex.get(index);
    if (!turn) return;
    if (this.#state.isPlaying && this.#state.turn === index) return this.pause();
    const audio = await this.open();
    if (!audio) return;
    const isInside = audio.currentTime > turn.startSec && audio.currentTime < (turn.endSec ?? audio.duration);
    if (this.#only !== turn || !isInside) this.#seek(audio, turn.startSec);
    this.#only = turn;
    await this.#start(audio);
  }

  /** Plays from a turn on. */
  async playFrom(index: number): Promise<void> {
    const turn = this.#byIndex.get(index);
    const audio = turn && (await this.open());
    if (!audio) return;
    this.#seek(audio, turn.startSec);
    this.#only = undefined;
    await this.#start(audio);
  }

  /** Plays on, or pauses. */
  async toggle(): Promise<void> {
    if (this.#state.isPlaying) return this.pause();
    const audio = await this.open();
    if (!audio) return;
    this.#only = undefined;
    await this.#start(audio);
  }

  pause(): void {
    this.#audio?.pause();
  }

  async seek(sec: number): Promise<void> {
    const audio = await this.open();
    if (!audio) return;
    this.#only = undefined;
    this.#seek(audio, sec);
    this.#tick();
  }

  setRate(rate: number): void {
    if (this.#audio) this.#audio.playbackRate = rate;
    this.#change({ rate });
  }

  /** Makes the element and learns how long the recording is. */
  open(): Promise<HTMLAudioElement | undefined> {
    this.#opening ??= this.#address().then((address) => {
      if (address === undefined || this.#scope.disposed) return undefined;
      const audio = this.#doc.createElement('audio');
      audio.preload = 'metadata';
      this.#listen(audio);
      audio.src = address;
      audio.playbackRate = this.#state.rate;
      this.#audio = audio;
      return audio;
    });
    return this.#opening;
  }

  dispose(): void {
    this.#doc.defaultView?.cancelAnimationFrame(this.#frame);
    this.#scope.dispose();
    this.#listeners.clear();
    const audio = this.#audio;
    this.#audio = undefined;
    if (!audio) return;
    audio.pause();
    // Else the browser goes on loading.
    audio.removeAttribute('src');
    audio.load();
  }

  #seek(audio: HTMLAudioElement, sec: number): void {
    audio.currentTime = sec;
    this.#change({ timeSec: sec });
  }

  async #start(audio: HTMLAudioElement): Promise<void> {
    try {
      await audio.play();
    } catch (error) {
      // A pause in between is no failure, and a recording that does not load tells so by its `error` event.
      if (error instanceof Error && error.name === 'NotAllowedError') this.#failed(error.message);
    }
  }

  #listen(audio: HTMLAudioElement): void {
    const scope = this.#scope;
    scope.listen(audio, 'play', () => {
      this.#change({ isPlaying: true });
      this.#run();
    });
    scope.listen(audio, 'pause', () => {
      this.#change({ isPlaying: false });
      this.#tick();
    });
    scope.listen(audio, 'ended', () => this.#change({ isPlaying: false }));
    scope.listen(audio, 'seeked', () => this.#tick());
    // Pages in the background have no frames.
    scope.listen(audio, 'timeupdate', () => this.#tick());
    scope.listen(audio, 'durationchange', () => this.#change({ durationSec: secondsOf(audio.duration) ?? 0 }));
    scope.listen(audio, 'error', () => {
      this.#change({ isPlaying: false });
      this.#opening = undefined;
      this.#failed(audio.error?.message || `media error ${audio.error?.code ?? ''}`.trim());
    });
  }

  #run(): void {
    const view = this.#doc.defaultView;
    view?.cancelAnimationFrame(this.#frame);
    this.#tick();
    if (this.#state.isPlaying && view && !this.#scope.disposed) this.#frame = view.requestAnimationFrame(() => this.#run());
  }

  #tick(): void {
    const audio = this.#audio;
    if (!audio) return;
    const only = this.#only;
    if (only?.endSec !== undefined && audio.currentTime >= only.endSec && !audio.paused) audio.pause();
    const now = audio.currentTime;
    const turn = only && now <= (only.endSec ?? audio.duration) + 0.3 && now >= only.startSec - 0.05 ? only : turnAtTime(this.#timed, now);
    const endSec = turn && (turn.endSec ?? (audio.duration || turn.startSec));
    const part = turn && endSec !== undefined && endSec > turn.startSec ? (now - turn.startSec) / (endSec - turn.startSec) : 0;
    this.onProgress?.(this.#state.isPlaying ? turn?.index : undefined, Math.min(Math.max(part, 0), 1));
    // The slider needs no frame's precision.
    const isMoved = Math.abs(now - this.#state.timeSec) > 0.2 || !this.#state.isPlaying;
    if (turn?.index !== this.#state.turn || isMoved) this.#change({ turn: turn?.index, timeSec: now });
  }

  #change(change: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** What is wrong with the address of a recording; undefined when it can be tried. */
export function audioAddressFinding(address: unknown): Finding | undefined {
  if (isAllowedAddress(address, 'audio')) return undefined;
  return {
    code: 'paragraphs-audio-address',
    severity: 'warning',
    message: `The recording cannot be played: '${String(address).slice(0, 120)}' is no address of one. Text and labels work.`,
    hint: 'audioUrl is an http or https address, one relative to the page, or a blob: or data:audio URL.',
  };
}

/** A recording that did not load or cannot be played. */
export function audioFailed(detail: string): Finding {
  return {
    code: 'paragraphs-audio',
    severity: 'warning',
    message: `The recording cannot be played (${detail}). Text and labels work.`,
    hint: 'Check that the address exists, that you may read it, and that it is a format which browsers play, such as MP3 or WAV.',
  };
}

/** A player that ends with the component. */
export function useTurnPlayer(make: () => TurnPlayer | undefined, key: unknown): TurnPlayer | undefined {
  const [player, setPlayer] = useState<TurnPlayer>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for all that `make` uses
  useEffect(() => {
    const made = make();
    setPlayer(made);
    return () => made?.dispose();
  }, [key]);
  return player;
}

/** The state of a player; re-renders when it changes. */
export function usePlayerState(player: TurnPlayer): PlayerState {
  return useSyncExternalStore(player.subscribe, player.state, player.state);
}
