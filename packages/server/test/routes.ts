import type { Hono } from 'hono';

export interface Route {
  readonly method: string;
  /** As it is registered, with `:parameters`. */
  readonly path: string;
  /** `GET /livez` */
  readonly name: string;
}

/** Every route of an application, whoever added it, without its middleware. */
export const routesOf = (app: Hono): Route[] => {
  const routes = new Map<string, Route>();
  for (const { method, path } of app.routes) {
    const name = `${method} ${path}`;
    if (method !== 'ALL') routes.set(name, { method, path, name });
  }
  return [...routes.values()];
};

/** The path of a route with its parameters, and what a `*` stands for, put in. */
export const fill = (path: string, value: (parameter: string) => string): string =>
  path.replace(/:(\w+)(?:\{[^}]*\})?|\*/g, (_whole, name: string | undefined) => value(name ?? '*'));
