import type { MapMessages } from './en.js';

export const es: MapMessages = {
  signaturesTitle: 'Firmas por país',
  stancesTitle: 'Posición de los gobiernos',
  hint: 'Señale o toque un país, o pase de uno a otro con las teclas de flecha.',
  legend: 'Leyenda',
  signatures: { one: '{count} firma', many: '{count} de firmas', other: '{count} firmas' },
  range: 'De {from} a {to}',
  rangeOpen: '{from} o más',
  noNumber: 'Sin número publicado',
  'stance-open': 'Abierta',
  'stance-hesitant': 'En parte vacilante',
  'stance-reluctant': 'Reacia',
  'stance-unknown': 'Desconocida',
  stanceOf: 'Posición del gobierno: {stance}',
  sourceOn: 'Fuente: {source} ({date})',
  table: 'Mostrar como tabla',
  country: 'País',
  count: 'Firmas',
  stance: 'Posición',
  source: 'Fuente',
  positionsFailed: 'No se pudieron cargar las posiciones. Lo intentaremos de nuevo en un momento.',
  boundaries:
    'Las fronteras son las de Natural Earth, simplificadas para una escala pequeña; los países son los de la norma ISO 3166, y Kosovo. Una zona sin código propio se dibuja con el país cuyo código le corresponde. Los países pequeños son puntos. Ni las fronteras ni los nombres implican opinión alguna sobre la condición jurídica de un país, territorio o zona.',
};
