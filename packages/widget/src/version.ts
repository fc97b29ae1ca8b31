/** Of this package, as the server keeps its releases; the build checks it. */
export const version = '1.0.0';
