import type { BlankedForms } from './annotations.js';
import type { Pass } from './earlier-code.js';
import type { GapPass } from './grammar-gaps.js';
import type { Split } from './items.js';
import type { Item } from './source-file.js';

/** The text that some branches leave, and what was found out on the way to it. */
export interface BuiltText {
	active: Uint8Array;
	formsKey: string;
	forms: BlankedForms;
	interesting: Uint8Array;
	annotations: Pass;
	gaps: GapPass;
	split: Split;
	items: Item[];
	text: () => string;
}
