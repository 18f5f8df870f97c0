// npm run release: checks, packs and publishes both packages; with --dry-run it does all but publish, and touches nothing.
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../lib/paths.mjs';
import { endChildrenOnInterrupt, npm, run } from '../lib/processes.mjs';
import { problemsWith } from './checks.mjs';
import { git, withCopy, writeVersion } from './staging.mjs';
import { isVersion } from './versions.mjs';

const usage = `Usage: npm run release -- [--dry-run] VERSION

Releases the extension and the package of npm under a version such as 0.2.0:
  - refuses where files are not committed, where "npm test" has not passed on this commit, where npm audit tells of a
    weakness or does not answer, and where CHANGELOG.md does not begin with what is unreleased
  - writes the version into both package.json, the lock file and the heading of CHANGELOG.md
  - builds small, packs both into release/, and lists their contents and sizes
  - commits, tags, and publishes with vsce and npm, whose accounts must be logged in

  --dry-run  builds and packs in a copy, says what would be published, and leaves everything but release/ as it is
  --help     this text
`;

const folder = path.join(root, 'release');

/** @param {string} line */
function say(line) {
	process.stdout.write(`${line}\n`);
}

/** @param {string} command @param {readonly string[]} args @param {string} cwd @param {boolean} [shell] */
async function runOrThrow(command, args, cwd, shell = false) {
	const { code } = await run(command, args, { cwd, shell });
	if (code !== 0) throw new Error(`${[command, ...args].join(' ')} failed.`);
}

/** Builds and packs both packages in that copy, and lists what is in them. @param {string} copy @param {string} version */
async function pack(copy, version) {
	const { command, args, shell } = npm();
	await runOrThrow(process.execPath, [path.join(copy, 'scripts', 'package.mjs')], copy);
	await runOrThrow(command, [...args, 'pack', '--ignore-scripts'], path.join(copy, 'server'), shell);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder);
	const vsix = `bindsight-${version}.vsix`;
	const tarball = `bindsight-${version}.tgz`;
	copyFileSync(path.join(copy, vsix), path.join(folder, vsix));
	copyFileSync(path.join(copy, 'server', tarball), path.join(folder, tarball));
	return { vsix: `release/${vsix}`, tarball: `release/${tarball}` };
}

/** What publishes the two. @param {{ vsix: string, tarball: string }} packed */
function commandsFor({ vsix, tarball }) {
	return [
		['npx', 'vsce', 'publish', '--packagePath', vsix],
		['npm', 'publish', tarball],
	];
}

/** @param {string} version @param {boolean} dryRun @returns {Promise<boolean>} whether nothing stands against it */
async function release(version, dryRun) {
	const problems = await problemsWith(version);
	if (problems.length > 0 && !dryRun) {
		tell(problems);
		return false;
	}
	const day = new Date().toISOString().slice(0, 10);
	const { changed, packed } = await withCopy(async (copy) => {
		const changed = writeVersion(copy, version, day);
		return { changed, packed: await pack(copy, version) };
	});
	const commands = commandsFor(packed);
	say(`\n${dryRun ? 'Would write' : 'Writes'} the version ${version} into ${changed.join(', ')}.`);
	for (const file of Object.values(packed)) say(`${file}: ${statSync(path.join(root, file)).size} bytes`);
	if (dryRun) {
		say(`Would commit that as "Release ${version}", tag it v${version}, and run:`);
		for (const command of commands) say(`  ${command.join(' ')}`);
		say('Nothing was published.');
	} else {
		writeVersion(root, version, day);
		git('commit', '--quiet', '--message', `Release ${version}`, '--', ...changed);
		git('tag', `v${version}`);
		for (const [command = '', ...args] of commands) {
			await runOrThrow(command, args, root, process.platform === 'win32');
		}
		say(`Published. What is left: git push origin HEAD v${version}`);
	}
	tell(problems);
	noteOnLinks();
	return problems.length === 0;
}

/** @param {readonly string[]} problems */
function tell(problems) {
	for (const problem of problems) say(`Stands against a release: ${problem}`);
}

function noteOnLinks() {
	const { repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	if (repository === undefined) {
		say('Note: package.json names no "repository", so the README is published without links and pictures to files.');
	}
}

/** @returns {{ version: string, dryRun: boolean } | undefined} undefined where the command was wrong or asked for help */
function readArguments() {
	try {
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
		});
		if (values.help) {
			process.stdout.write(usage);
			return undefined;
		}
		const [version, ...more] = positionals;
		if (version === undefined || more.length > 0) throw new Error('One VERSION is needed.');
		if (!isVersion(version)) throw new Error(`"${version}" is not a version such as 0.2.0.`);
		return { version, dryRun: values['dry-run'] ?? false };
	} catch (error) {
		process.stderr.write(`${/** @type {Error} */ (error).message}\n\n${usage}`);
		process.exitCode = 2;
		return undefined;
	}
}

endChildrenOnInterrupt();
const options = readArguments();
if (options) {
	const isFine = await release(options.version, options.dryRun).catch((error) => {
		process.stderr.write(`${error.message}\n`);
		return false;
	});
	process.exitCode = isFine ? 0 : 1;
}
