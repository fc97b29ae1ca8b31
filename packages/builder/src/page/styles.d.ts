/** Vite takes it out of the script and into builder.css. */
declare module '*.css';
