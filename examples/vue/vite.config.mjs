import vue from '@vitejs/plugin-vue';

/** Vue leaves the elements to the browser. */
const isCustomElement = (tag) => tag.startsWith('uncac-');

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
