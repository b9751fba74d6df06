import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Builds the page to `client/dist`, which the server sends as it is. Nothing is inlined: the page lives under `script-src 'self'`. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
  },
  server: { proxy: { "/v1": "http://127.0.0.1:4600", "/healthz": "http://127.0.0.1:4600" } },
});
