// What MUI needs around it. The first load does without MUI: each part that brings it wraps itself in this.

import { StyledEngineProvider, ThemeProvider } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { theme } from '../theme/theme.ts';

export function MuiTheme({ children }: { readonly children: ReactNode }) {
  return (
    // MUI's styles come first, so that ours win where both say something.
    <StyledEngineProvider injectFirst>
      <ThemeProvider theme={theme}>{children}</ThemeProvider>
    </StyledEngineProvider>
  );
}
