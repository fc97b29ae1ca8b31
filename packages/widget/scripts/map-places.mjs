/** What the atlas at 1:110 million leaves to say: which code a part of it falls under, where a small country lies, what is left out. */

/**
 * The form offers the codes of ISO 3166-1 (and `XK`), so the map shows these. Where the atlas draws something else, the
 * part goes to the code that it falls under there. Named as the atlas names them.
 */
export const codesByName = { Kosovo: 'XK', Somaliland: 'SO', 'N. Cyprus': 'CY' };

/** Parts of one country in the atlas that have, or fall under, another code: those whose first point lies in the box. */
export const parts = [
  { of: 'FR', code: 'GF', west: -55, east: -51, south: 2, north: 6 },
  { of: 'NO', code: 'SJ', west: 10, east: 34, south: 74, north: 81 },
  { of: 'RU', code: 'UA', west: 32, east: 37, south: 44, north: 46.5 },
];

/** Nobody lives there, or only staff for a time; their signatures are in the list, as all are. */
export const offTheMap = ['AQ', 'BV', 'HM', 'UM'];

/** Countries without a shape, as latitude and longitude in degrees: the middle of the largest island or of the country. */
export const dots = {
  AD: [42.5, 1.6],
  AG: [17.1, -61.8],
  AI: [18.2, -63.1],
  AS: [-14.3, -170.7],
  AW: [12.5, -70.0],
  AX: [60.2, 19.9],
  BB: [13.2, -59.6],
  BH: [26.0, 50.5],
  BL: [17.9, -62.8],
  BM: [32.3, -64.8],
  BQ: [12.2, -68.3],
  CC: [-12.2, 96.8],
  CK: [-21.2, -159.8],
  CV: [15.1, -23.6],
  CW: [12.2, -69.0],
  CX: [-10.5, 105.6],
  DM: [15.4, -61.4],
  FM: [6.9, 158.2],
  FO: [62.2, -6.9],
  GD: [12.1, -61.7],
  GG: [49.5, -2.6],
  GI: [36.1, -5.3],
  GP: [16.2, -61.5],
  GS: [-54.4, -36.7],
  GU: [13.4, 144.8],
  HK: [22.4, 114.1],
  IM: [54.2, -4.5],
  IO: [-7.3, 72.4],
  JE: [49.2, -2.1],
  KI: [1.4, 173.0],
  KM: [-11.7, 43.3],
  KN: [17.3, -62.7],
  KY: [19.3, -81.3],
  LC: [13.9, -61.0],
  LI: [47.1, 9.5],
  MC: [43.7, 7.4],
  MF: [18.1, -63.1],
  MH: [7.1, 171.2],
  MO: [22.2, 113.5],
  MP: [15.2, 145.7],
  MQ: [14.7, -61.0],
  MS: [16.7, -62.2],
  MT: [35.9, 14.4],
  MU: [-20.3, 57.6],
  MV: [4.2, 73.5],
  NF: [-29.1, 167.9],
  NR: [-0.5, 166.9],
  NU: [-19.0, -169.9],
  PF: [-17.7, -149.4],
  PM: [46.9, -56.3],
  PN: [-24.4, -128.3],
  PW: [7.5, 134.6],
  RE: [-21.1, 55.5],
  SC: [-4.7, 55.5],
  SG: [1.4, 103.8],
  SH: [-16.0, -5.7],
  SM: [43.9, 12.5],
  ST: [0.2, 6.6],
  SX: [18.0, -63.1],
  TC: [21.8, -71.7],
  TK: [-9.2, -171.8],
  TO: [-21.2, -175.2],
  TV: [-8.5, 179.2],
  VA: [41.9, 12.5],
  VC: [13.3, -61.2],
  VG: [18.4, -64.6],
  VI: [17.7, -64.8],
  WF: [-14.3, -178.1],
  WS: [-13.6, -172.4],
  YT: [-12.8, 45.2],
};
