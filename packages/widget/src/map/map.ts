/** A file of its own, loaded by those who show the map: the shapes weigh more than all else. */
export { mapStyles } from './map.styles.js';
export { MapView } from './map-view.js';
