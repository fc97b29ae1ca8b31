/** Written as first letter and second letters, since the list is part of what every page loads. */
const byFirstLetter =
  'ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR GABDEFGHILMNPQRSTUWY ' +
  'HKMNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM ' +
  'PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS XK YET ZAMW';

/** ISO 3166-1 alpha-2 (the 249 officially assigned codes) plus `XK`, the user-assigned code in common use for Kosovo. */
export const countries = byFirstLetter
  .split(' ')
  .flatMap(([first, ...seconds]) => seconds.map((second) => `${first}${second}`));

/** An element of {@link countries}; a plain string, since the list is data. */
export type Country = string;
