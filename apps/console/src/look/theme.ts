/** The colours of the pages: those of the system, or chosen. */
export type Theme = 'auto' | 'light' | 'dark';

/** VitePress has this name, so the documentation of the same server shares the choice. */
const KEY = 'vitepress-theme-appearance';

export function storedTheme(): Theme {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'auto';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  applyTheme();
}

/** Shows the stored choice, by a class that `tokens.css` knows. */
export function applyTheme(): void {
  const theme = storedTheme();
  for (const name of ['light', 'dark']) document.documentElement.classList.toggle(name, name === theme);
}
