// Light, dark or what the system says. The choice is kept in the browser.

export type ThemeMode = 'system' | 'light' | 'dark';

const KEY = 'eks-proxy-wizard.theme';
const dark = () => matchMedia('(prefers-color-scheme: dark)');

/** The mode chosen before; a browser that forbids storage is one without a choice. */
export function storedThemeMode(): ThemeMode {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

let mode: ThemeMode = 'system';

function paint() {
  document.documentElement.dataset.theme = mode === 'dark' || (mode === 'system' && dark().matches) ? 'dark' : 'light';
}

export function setThemeMode(next: ThemeMode) {
  mode = next;
  try {
    if (next === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // Storage is forbidden: the choice holds for this visit.
  }
  paint();
}

/** Puts the mode on the page and follows the system while that is the choice. Call once, before the first render. */
export function startThemeMode() {
  mode = storedThemeMode();
  paint();
  dark().addEventListener('change', paint);
}
