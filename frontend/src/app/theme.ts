import {
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  type MantineColorsTuple,
  Modal,
  Notification,
} from '@mantine/core';

const brand: MantineColorsTuple = [
  '#eef0fd',
  '#dcdffa',
  '#bac1f4',
  '#98a3f0',
  '#8290f0',
  '#6876e3',
  '#5361d6',
  '#4450c7',
  '#3d48b4',
  '#313a93',
];

/** A slate with a little blue, instead of Mantine's neutral grey. */
const dark: MantineColorsTuple = [
  '#e7e9f0',
  '#c3c8d4',
  '#a2a9b9',
  '#6f7789',
  '#313849',
  '#272d3d',
  '#1c2130',
  '#161a24',
  '#10131b',
  '#0b0d13',
];

const fontFamily =
  "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', 'Helvetica Neue', sans-serif";

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: 7,
  colors: { brand, dark },
  autoContrast: true,
  luminanceThreshold: 0.18,
  defaultRadius: 'md',
  components: {
    // A dialog's header is no banner of the page.
    Drawer: Drawer.extend({ defaultProps: { attributes: { header: { role: 'presentation' } } } }),
    Modal: Modal.extend({
      defaultProps: { padding: 'lg', radius: 'lg', attributes: { header: { role: 'presentation' } } },
      styles: { title: { fontSize: '1.0625rem', fontWeight: 650 } },
    }),
    Notification: Notification.extend({ styles: { description: { color: 'var(--mantine-color-dimmed)' } } }),
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  fontFamily,
  fontSizes: { xs: '0.78rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: {
    fontFamily,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h4: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
});

/** Mantine's muted, red and yellow texts are too faint for 4.5:1 on our surfaces. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#596274',
    '--mantine-color-placeholder': '#667085',
    '--mantine-color-error': '#b42525',
    '--mantine-color-anchor': '#3d48b4',
    '--mantine-color-text': '#1b2130',
    '--mantine-color-default-border': '#d4d9e3',
    '--mantine-color-red-light-color': '#a32020',
    '--mantine-color-yellow-light-color': '#7a4a00',
  },
  dark: {
    '--mantine-color-dimmed': '#a2a9b9',
    '--mantine-color-placeholder': '#949cae',
    '--mantine-color-error': '#ff9a9a',
    '--mantine-color-anchor': '#a3adf7',
    '--mantine-color-brand-light-color': '#b9c1fb',
    '--mantine-color-red-light-color': '#ffb3b3',
  },
});
