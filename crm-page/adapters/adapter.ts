/** Names of a CRM's own fields by canonical field, best first, for one kind of record ("incident", "Contact"). */
export type FieldNames = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** A place that the CRM's own markup names. */
export interface Place {
  /** The field as the CRM's data model calls it, whatever the language of the screen. */
  readonly name: string;
  readonly element: Element;
  /** Its value where that is no text of the element's own. */
  readonly shown?: string;
}

/** What an adapter makes of a page. */
export type Sight =
  /** One record. Without a kind that is in the field names nothing is read of it. */
  | { readonly is: 'record'; readonly kind: string; readonly places: readonly Place[]; readonly elsewhere?: readonly Element[] }
  /** A list, a home page, a dashboard: whoever is named here is not the customer at hand. */
  | { readonly is: 'nobody' };

export interface Adapter {
  /** Selectors for all that `look` wants to see, what there is few of first. Each asks the whole page in a step of its own. */
  readonly wants: readonly string[];
  readonly fields: FieldNames;
  /** `seen` are the wanted elements that a person sees, at most 400 a selector. Undefined: the generic reader decides. */
  look(seen: readonly Element[], document: Document): Sight | undefined;
  /** The value of a place, where it is not simply what the element shows. Asked only for places of fields that are read. */
  text?(element: Element): string;
}
