// MUI in our look. Its palette points at the tokens (tokens.css), so light and dark are switched there, in one place.

import { createTheme } from '@mui/material/styles';

export const theme = createTheme({
  cssVariables: { nativeColor: true },
  palette: {
    primary: {
      main: 'var(--ink)',
      dark: 'var(--ink-hover)',
      light: 'var(--ink-2)',
      contrastText: 'var(--on-ink)',
    },
    error: { main: 'var(--bad)', dark: 'var(--bad)', light: 'var(--bad-tint)', contrastText: 'var(--paper)' },
    text: { primary: 'var(--ink)', secondary: 'var(--ink-2)', disabled: 'var(--ink-3)' },
    background: { default: 'var(--paper)', paper: 'var(--paper)' },
    divider: 'var(--line)',
    action: { hover: 'var(--hover)', selected: 'var(--hover)', focus: 'var(--hover)', active: 'var(--ink-2)' },
  },
  typography: { fontFamily: 'var(--font-sans)', fontSize: 13 },
  shape: { borderRadius: 6 },
  spacing: 4,
  components: {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiPaper: {
      defaultProps: { elevation: 0 },
      styleOverrides: { root: { backgroundImage: 'none' } },
    },
    MuiPopover: {
      styleOverrides: {
        paper: { boxShadow: 'var(--shadow-pop)', borderRadius: 8, border: '1px solid var(--line)' },
      },
    },
    MuiMenuItem: {
      styleOverrides: { root: { fontSize: 13, lineHeight: '20px', minHeight: 32, paddingBlock: 6 } },
    },
  },
});
