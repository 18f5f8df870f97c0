import * as z from 'zod/mini';
import { FIRST_LOOKUP, type LookupFields } from './lookup.js';
import { type Choices, readChoices } from './messages.js';
import { model, natural, sharingOption } from './shapes/basics.js';
import type { ChosenCell } from './tables-view.js';

/** What outlives the panel being hidden. */
export interface PanelState {
	choices: Choices;
	chosen?: ChosenCell;
	isFullTableOpen: boolean;
	isLookupOpen: boolean;
	lookup: LookupFields;
}

const bindFields = z.object({ option: sharingOption, address: z.string() });
const kept = z.object({
	choices: z.unknown(),
	chosen: z.optional(z.object({ other: natural })),
	isFullTableOpen: z.boolean(),
	isLookupOpen: z.boolean(),
	lookup: z.object({ model, first: bindFields, second: bindFields }),
});

/** The state that an earlier page of the panel kept, or the one that a new panel starts with. */
export function readPanelState(given: unknown): PanelState {
	const read = kept.safeParse(given);
	return read.success
		? { ...read.data, choices: readChoices(read.data.choices) }
		: { choices: readChoices(undefined), isFullTableOpen: false, isLookupOpen: false, lookup: FIRST_LOOKUP };
}
