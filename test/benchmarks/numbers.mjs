// What many measurements come to.

/** @param {readonly number[]} numbers @param {number} share from 0 to 1 */
export function percentile(numbers, share) {
	const sorted = [...numbers].sort((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {readonly number[]} numbers */
export function median(numbers) {
	return percentile(numbers, 0.5);
}

/** @param {number} milliseconds */
export function shown(milliseconds) {
	return milliseconds < 100 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`;
}

/** @param {readonly string[]} heads @param {readonly (readonly string[])[]} rows */
export function table(heads, rows) {
	const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |\n`;
	return line(heads) + line(heads.map(() => '---')) + rows.map(line).join('');
}
