import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The gateway serves the result; while developing, this server hands its requests on to a running one. */
const gateway = process.env['TILLBRIDGE_GATEWAY'] ?? 'http://127.0.0.1:3000';

const lib = (name: string): string => fileURLToPath(new URL(`../../libs/${name}`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: Object.fromEntries(['contracts', 'mapping', 'platform'].map((name) => [`#${name}`, lib(name)])),
  },
  build: {
    target: 'es2022',
    // The first that know light-dark(): what replaces it elsewhere does not follow Mantine's choice of colours.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    sourcemap: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // 'use client' means something to servers that render React; there is none here.
      onLog: (level, log, log_) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') log_(level, log);
      },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/ },
            { name: 'flow', test: /node_modules[\\/](@xyflow|@dagrejs|d3-[a-z]+|zustand)[\\/]/ },
            {
              name: 'editor',
              test: /node_modules[\\/](@codemirror|@lezer|style-mod|w3c-keyname|crelt)[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(['/api', '/health', '/pay'].map((path) => [path, { target: gateway }])),
  },
});
