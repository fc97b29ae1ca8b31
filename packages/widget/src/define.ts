/** Registers an element unless the page has one of that name: a second copy of the script must not throw. */
export const define = (name: string, element: CustomElementConstructor): void => {
  if (!customElements.get(name)) customElements.define(name, element);
};
