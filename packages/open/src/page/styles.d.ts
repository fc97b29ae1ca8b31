/** Vite takes it out of the script and into open.css. */
declare module '*.css';
