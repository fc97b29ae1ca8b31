import type { MapMessages } from './en.js';

export const fr: MapMessages = {
  signaturesTitle: 'Signatures par pays',
  stancesTitle: 'Position des gouvernements',
  hint: 'Survolez ou touchez un pays, ou passez de l’un à l’autre avec les touches fléchées.',
  legend: 'Légende',
  signatures: { one: '{count} signature', many: '{count} de signatures', other: '{count} signatures' },
  range: '{from} à {to}',
  rangeOpen: '{from} et plus',
  noNumber: 'Aucun nombre affiché',
  'stance-open': 'Ouverte',
  'stance-hesitant': 'En partie hésitante',
  'stance-reluctant': 'Réticente',
  'stance-unknown': 'Inconnue',
  stanceOf: 'Position du gouvernement : {stance}',
  sourceOn: 'Source : {source} ({date})',
  table: 'Afficher en tableau',
  country: 'Pays',
  count: 'Signatures',
  stance: 'Position',
  source: 'Source',
  positionsFailed: 'Les positions n’ont pas pu être chargées. Nouvel essai dans un instant.',
  boundaries:
    'Les frontières sont celles de Natural Earth, simplifiées pour une petite échelle ; les pays sont ceux de la norme ISO 3166, et le Kosovo. Une zone sans code propre est dessinée avec le pays dont elle porte le code. Les petits pays sont des points. Ni les frontières ni les noms n’expriment une opinion sur le statut juridique d’un pays, d’un territoire ou d’une zone.',
};
