/** A file of a released version of the widget; what pages have pinned is never changed. */
export interface WidgetReleaseTable {
  version: string;
  /** Below the version's folder. */
  path: string;
  content: Uint8Array;
  /** As in the attribute `integrity` of a script. */
  integrity: string;
}

declare module '../db/schema.js' {
  interface Schema {
    widget_release: WidgetReleaseTable;
  }
}
