import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { make_fixture } from './fixture/fixture';
import { DATA_ELEMENT, inject } from './tools/inject';

/** Puts the one script and the one style sheet into the page, so that it opens from an e-mail. */
function single_file(): Plugin {
  return {
    name: 'single-file',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['report.html'];
      if (page?.type !== 'asset') throw new Error('the build made no report.html');
      let html = String(page.source);
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type === 'chunk') {
          const code = file.code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
          html = replace_tag(
            html,
            /<script[^>]*\bsrc="[^"]*"[^>]*><\/script>/,
            `<script type="module">${code}</script>`,
          );
        } else if (name.endsWith('.css')) {
          html = replace_tag(
            html,
            /<link[^>]*\brel="stylesheet"[^>]*>/,
            `<style>${String(file.source)}</style>`,
          );
        } else continue;
        delete bundle[name];
      }
      if (html.split(DATA_ELEMENT).length !== 2)
        throw new Error('the page must hold exactly one data element');
      page.source = html;
    },
  };
}

function replace_tag(html: string, tag: RegExp, by: string): string {
  if (!tag.test(html)) throw new Error(`no ${String(tag)} in the page`);
  return html.replace(tag, () => by);
}

/** `npm run dev` shows the example data; EDITION=release chooses the other edition. */
function example_data(): Plugin {
  return {
    name: 'example-data',
    apply: 'serve',
    transformIndexHtml(html) {
      return inject(html, make_fixture(process.env['EDITION'] === 'release' ? 'release' : 'internal'));
    },
  };
}

/** Says how large the template is and stops when it grows past its budget. */
function budget(limit: number): Plugin {
  return {
    name: 'budget',
    apply: 'build',
    closeBundle() {
      const page = readFileSync('dist/report.html');
      console.log(
        `dist/report.html: ${page.length} bytes, ${gzipSync(page).length} packed (budget ${limit})`,
      );
      if (page.length > limit) throw new Error('report.html is larger than its budget');
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [svelte(), single_file(), example_data(), budget(1_500_000)],
  css: { preprocessorOptions: { scss: { api: 'modern', quietDeps: true, loadPaths: ['node_modules'] } } },
  server: { open: '/report.html' },
  build: {
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rollupOptions: { input: 'report.html', output: { inlineDynamicImports: true } },
  },
});
