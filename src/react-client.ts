// React's client. The build puts this into the file of vendors (vite.config.ts), which then starts React in a task of its
// own, before the program's.

export { createRoot, hydrateRoot } from 'react-dom/client';
