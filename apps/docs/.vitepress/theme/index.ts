import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import ReaderSettings from './ReaderSettings.vue';
import TryIt from './TryIt.vue';
import '../../theme/tokens.css';
import './style.css';

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'nav-bar-content-after': () => h(ReaderSettings) }),
  enhanceApp: ({ app }) => {
    app.component('TryIt', TryIt);
  },
} satisfies Theme;
