/** Everything the widget may import: plain values, no zod. */
export * from './contrast.js';
export * from './countries.js';
export * from './embed-css.js';
export * from './error-codes.js';
export * from './form-paths.js';
export * from './limits.js';
export * from './paths.js';
export * from './snippet.js';
export * from './themes.js';
export * from './totals-paths.js';
export * from './words.js';
