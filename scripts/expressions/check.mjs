// npm run expressions [-- --all]: asks recheck of every regular expression that it was not asked of yet, or of all, how the
// time that it takes may grow with the text, and writes that down. A test holds the sources to what is written there.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { check } from 'recheck';
import { root } from '../lib/paths.mjs';
import { findExpressions } from './find.mjs';

const RECORD = path.join(root, 'test/robustness/security/expressions.json');
/** In milliseconds, for one of them. */
const TIMEOUT = 20_000;

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });
const known = JSON.parse(await readFile(RECORD, 'utf8'));
const { literals, built } = await findExpressions();
/** @type {string[]} */
const linear = [];
/** @type {Record<string, string>} */
const reasons = {};
for (const [written, file] of literals) {
	if (!values.all && known.linear.includes(written)) {
		linear.push(written);
		continue;
	}
	const isReasoned = Object.hasOwn(known.reasons, written);
	if (!values.all && isReasoned) {
		reasons[written] = known.reasons[written];
		continue;
	}
	const end = written.lastIndexOf('/');
	const checked = await check(written.slice(1, end), written.slice(end + 1), { timeout: TIMEOUT });
	if (checked.status === 'safe') {
		linear.push(written);
		continue;
	}
	reasons[written] = known.reasons[written] ?? '';
	const how = checked.status === 'vulnerable' ? `${checked.complexity.summary}, ${checked.attack.pattern}` : 'unknown';
	console.log(`${file}: ${written}\n  ${how.slice(0, 200)}`);
}
const sorted = Object.fromEntries(Object.entries(reasons).sort());
await writeFile(RECORD, `${JSON.stringify({ linear: linear.sort(), reasons: sorted, built }, null, 2)}\n`);
const missing = Object.values(sorted).filter((reason) => reason === '').length;
console.log(`${linear.length} are linear, ${Object.keys(sorted).length} need a reason, which ${missing} have not.`);
process.exitCode = missing > 0 ? 1 : 0;
