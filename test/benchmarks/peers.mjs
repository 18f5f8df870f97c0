// What is measured beside each other, and which of it is installed.
import path from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { isInstalled } from './process.mjs';

/** @typedef {{ name: string, command: string, args: readonly string[], ends?: readonly number[] }} Peer `ends`: exit codes of its success, 0 where left out */

const CALLS = '(setsockopt|WskControlSocket|WskBind|bind)';

/** Bindsight's command line as it is built. @param {string} folder @param {...string} more @returns {Peer} */
export function bindsight(folder, ...more) {
	const args = [path.join(root, 'server/bin/bindsight.js'), 'check', folder, '--fail-on', 'never', '--format', 'json'];
	return { name: ['bindsight check', ...more].join(' '), command: process.execPath, args: [...args, ...more] };
}

/** One rule on the calls. @param {'c' | 'cpp'} language @param {string} tree @returns {Peer} */
function astGrep(language, tree) {
	const rule = [
		'id: calls',
		`language: ${language}`,
		'rule:',
		'  kind: call_expression',
		`  has: { field: function, regex: '^${CALLS}$' }`,
	].join('\n');
	const args = ['scan', '--inline-rules', rule, '--json=stream', tree];
	return { name: `ast-grep, its ${language === 'c' ? 'C' : 'C++'} files`, command: 'ast-grep', args, ends: [0, 1] };
}

/** @param {string} tree @returns {Peer[]} */
export function scanners(tree) {
	return [
		bindsight(tree),
		bindsight(tree, '--jobs', '1'),
		{ name: 'ripgrep', command: 'rg', args: ['-c', '-tc', '-tcpp', `\\b${CALLS}\\s*\\(`, tree], ends: [0, 1] },
		astGrep('c', tree),
		astGrep('cpp', tree),
		{
			name: 'reading every file',
			command: process.execPath,
			args: [path.join(root, 'test/benchmarks/read-tree.mjs'), tree],
		},
	];
}

/** Slow, and therefore for a folder of its own. @param {string} folder @returns {Peer[]} */
export function checkers(folder) {
	return [bindsight(folder), { name: 'cppcheck -j2', command: 'cppcheck', args: ['-j2', '--quiet', folder] }];
}

/** Leaves out what is not installed, and names it. @param {readonly Peer[]} all */
export function installed(all) {
	const commands = [...new Set(all.map(({ command }) => command))];
	const missing = new Set(commands.filter((command) => !isInstalled(command)));
	return { here: all.filter(({ command }) => !missing.has(command)), missing: [...missing] };
}
