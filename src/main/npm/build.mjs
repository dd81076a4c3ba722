// Bundles the libraries of the pages, each into one file that runs under the pages' strict policy: node build.mjs <target>.
// Packages come as the lock says, and no script of theirs runs. What is there already for the same inputs is not made again.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2]);
const work = join(target, 'npm');
const output = join(target, 'classes', 'static', 'zhenggai', 'vendor');
const forTests = join(target, 'test-classes', 'axe.min.js');
const bundles = ['form-viewer', 'charts'];

const inputs = ['package.json', 'package-lock.json', 'build.mjs', ...bundles.map((name) => `${name}.js`)];
const hash = createHash('sha256');
inputs.forEach((name) => hash.update(readFileSync(join(here, name))));
const stamp = hash.digest('hex');
const stampFile = join(work, 'stamp');

const isMade = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
const isThere = [...bundles.map((name) => join(output, `${name}.js`)), forTests].every(existsSync);
if (!isMade || !isThere) {
    mkdirSync(work, { recursive: true });
    mkdirSync(output, { recursive: true });
    mkdirSync(dirname(forTests), { recursive: true });
    if (!isMade) {
        ['package.json', 'package-lock.json', '.npmrc'].forEach((name) => copyFileSync(join(here, name), join(work, name)));
        execFileSync('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
            { cwd: work, stdio: 'inherit', shell: process.platform === 'win32' });
    }
    const { build } = createRequire(join(work, 'package.json'))('esbuild');
    await build({
        entryPoints: bundles.map((name) => join(here, `${name}.js`)),
        outdir: output,
        nodePaths: [join(work, 'node_modules')],
        bundle: true,
        minify: true,
        format: 'esm',
        target: 'es2022',
        legalComments: 'linked',
        logLevel: 'warning',
    });
    copyFileSync(join(work, 'node_modules', 'axe-core', 'axe.min.js'), forTests);
    writeFileSync(stampFile, stamp);
}
