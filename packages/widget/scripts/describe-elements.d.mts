interface Fact {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
}

/** An element in the manifest of the package. */
export interface ElementFacts {
  readonly name: string;
  readonly tagName: string;
  readonly description: string;
  readonly attributes: readonly Fact[];
  readonly events: readonly Fact[];
  readonly slots: readonly Fact[];
  readonly members: readonly Fact[];
  readonly cssParts: readonly Fact[];
  readonly cssProperties: readonly Fact[];
}

export declare const documentOf: (elements: readonly ElementFacts[]) => string;
export declare const typesOf: (elements: readonly ElementFacts[]) => Readonly<Record<string, string>>;
