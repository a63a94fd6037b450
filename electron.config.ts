import { cpSync } from 'node:fs'
import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const root = import.meta.dirname

/** SQL files are read at run time, so they are copied beside the code that reads them. */
function copyMigrations(): Plugin {
  return {
    name: 'tablestakes-copy-migrations',
    writeBundle: () => {
      cpSync(join(root, 'main', 'history', 'migrations'), join(root, 'out', 'main', 'migrations'), { recursive: true })
    },
  }
}

export default defineConfig({
  main: {
    plugins: [copyMigrations()],
    build: {
      externalizeDeps: true,
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          main: join(root, 'main/hosts/electron/main.ts'),
          backend: join(root, 'main/hosts/electron/backend.ts'),
          serve: join(root, 'main/hosts/web/serve.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require `electron` and nothing else, so everything it uses is bundled.
      externalizeDeps: false,
      outDir: 'out/preload',
      rolldownOptions: {
        input: { preload: join(root, 'main/hosts/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react(), tailwindcss()],
    worker: { format: 'es' },
    build: {
      outDir: join(root, 'out/renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      minify: true,
      rolldownOptions: { input: join(root, 'renderer/index.html') },
    },
  },
})
