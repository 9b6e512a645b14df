// The menu to choose one of several, wherever the page has one.

import { laterPart } from './later-part.tsx';

export const Menu = laterPart(async () => (await import('./choice-menu.tsx')).ChoiceMenu, {
  onMissing: ({ onClose }) => onClose(),
});
