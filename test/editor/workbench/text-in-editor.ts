// What runs inside the page: where a piece of text stands on screen, and which text a squiggle runs under.

export interface Place {
	x: number;
	y: number;
}

export interface Squiggle {
	severity: 'error' | 'warning' | 'info' | 'hint';
	/** The text that it runs under. */
	text: string;
}

/**
 * The middle of a piece of text in a line that is on screen; undefined where it is not there.
 * @param wanted `line` from 1
 */
export function placeOfText(wanted: { text: string; line: number }): Place | undefined {
	const numbers = [...document.querySelectorAll<HTMLElement>('.monaco-editor .line-numbers')];
	const number = numbers.find((each) => each.textContent?.trim() === String(wanted.line));
	if (!number) {
		return undefined;
	}
	const { top, height } = number.getBoundingClientRect();
	const middle = top + height / 2;
	const line = [...document.querySelectorAll<HTMLElement>('.monaco-editor .view-line')].find((each) => {
		const box = each.getBoundingClientRect();
		return box.top <= middle && middle < box.bottom;
	});
	const start = line?.textContent?.replace(/\u00a0/g, ' ').indexOf(wanted.text) ?? -1;
	if (!line || start < 0) {
		return undefined;
	}
	const range = document.createRange();
	let offset = 0;
	let isStarted = false;
	const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const length = node.textContent?.length ?? 0;
		if (!isStarted && start < offset + length) {
			range.setStart(node, start - offset);
			isStarted = true;
		}
		const end = start + wanted.text.length;
		if (isStarted && end <= offset + length) {
			range.setEnd(node, end - offset);
			break;
		}
		offset += length;
	}
	const box = range.getBoundingClientRect();
	return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** Every squiggle on screen, top to bottom. */
export function squigglesOnScreen(): Squiggle[] {
	const severities = ['error', 'warning', 'info', 'hint'] as const;
	const marks = severities.flatMap((severity) =>
		[...document.querySelectorAll(`.monaco-editor .squiggly-${severity}`)].map((element) => ({
			severity,
			box: element.getBoundingClientRect(),
		})),
	);
	const letters = [...document.querySelectorAll('.monaco-editor .view-line')].flatMap((line) => {
		const found: { letter: string; x: number; y: number }[] = [];
		const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			for (let at = 0; at < (node.textContent?.length ?? 0); at++) {
				const range = document.createRange();
				range.setStart(node, at);
				range.setEnd(node, at + 1);
				const box = range.getBoundingClientRect();
				found.push({
					letter: node.textContent?.[at] ?? '',
					x: box.left + box.width / 2,
					y: box.top + box.height / 2,
				});
			}
		}
		return found;
	});
	return marks
		.sort((one, other) => one.box.top - other.box.top || one.box.left - other.box.left)
		.map(({ severity, box }) => ({
			severity,
			text: letters
				.filter(({ x, y }) => box.left <= x && x < box.right && box.top <= y && y < box.bottom)
				.map(({ letter }) => letter)
				.join('')
				.replace(/\u00a0/g, ' '),
		}));
}
