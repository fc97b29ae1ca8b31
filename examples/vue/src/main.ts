import '@uncac-petition/widget/elements';
import type {} from '@uncac-petition/widget/vue';
import { createApp } from 'vue';
import App from './app.vue';

createApp(App).mount('#app');
