/** What a government holds on a date; only ever added. `content` is the JSON of a position of `PositionsFile`. */
export interface PositionTable {
  petition: string;
  country: string;
  as_of: string;
  source: string;
  content: string;
  recorded_at: number;
}

/** JSON of a group of `GroupsFile`. */
export interface CountryGroupTable {
  petition: string;
  country_group: string;
  content: string;
}

declare module '../db/schema.js' {
  interface Schema {
    position: PositionTable;
    country_group: CountryGroupTable;
  }
}
