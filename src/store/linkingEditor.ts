import type { ConfigTree, Relation } from '../core';
import type { AnnotationLayer } from './annotation';
import type { LinkRefusal, PendingLink } from './labelingTypes';
import { Linking } from './linking';

/** The part of an editor that makes relations by hand. */
export abstract class LinkingEditor {
  abstract readonly config: ConfigTree;
  /** The annotation on screen; observable. */
  abstract get annotation(): AnnotationLayer | undefined;
  protected readonly links: Linking;

  constructor() {
    const editor = this;
    this.links = new Linking({
      get tree() {
        return editor.config;
      },
      get annotation() {
        return editor.annotation;
      },
    });
  }

  get linking(): PendingLink | undefined {
    return this.links.current;
  }

  startLinking(fromId?: string): void {
    this.links.start(fromId);
  }

  aimLink(toId: string | undefined): void {
    this.links.aim(toId);
  }

  endLinking(toId?: string): Relation | undefined {
    return this.links.end(toId);
  }

  get linkRefusal(): LinkRefusal | undefined {
    return this.links.refusal;
  }

  dismissLinkRefusal(): void {
    this.links.dismissRefusal();
  }

  get linkLabels(): readonly string[] {
    return this.links.labels;
  }

  setLinkLabels(labels: readonly string[]): void {
    this.links.setLabels(labels);
  }

  get keepsLinking(): boolean {
    return this.links.keeps;
  }

  setKeepsLinking(on: boolean): void {
    this.links.setKeeps(on);
  }

  get askedRelation(): string | undefined {
    return this.links.asked;
  }

  askRelation(id: string | undefined): void {
    this.links.ask(id);
  }
}
