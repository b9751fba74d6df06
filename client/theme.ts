import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** The one accent, for what can be acted on: light to dark. */
const accent: MantineColorsTuple = [
  "#fdf1ea",
  "#f8e0d3",
  "#f2c2a8",
  "#f0a07a",
  "#e0834f",
  "#cf6230",
  "#b84a1c",
  "#a63c12",
  "#8a300c",
  "#6d2508",
];

/** Paper and ink: four sizes of type, steps of 4 px, no gradients, shadows only on what floats. */
export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  colors: { accent },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "0.875rem", lg: "1.0625rem", xl: "1.375rem" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    // Named, so that the style sheet can tell it from the quiet ones.
    Button: { defaultProps: { variant: "filled" } },
  },
});
