import * as z from 'zod/mini';
import { type Choices, readChoices } from './messages.js';

/**
 * The cell that the reader chose: among the socket's own, by its line and the other socket's, so that the choice follows
 * the socket and its role; in the full table by its place.
 */
export type ChosenCell = { grid: 'line'; own: number; other: number } | { grid: 'full'; first: number; second: number };

/** What outlives the panel being hidden. */
export interface PanelState {
	choices: Choices;
	chosen?: ChosenCell;
	isFullTableOpen: boolean;
}

const natural = z.int().check(z.nonnegative());
const kept = z.object({
	choices: z.unknown(),
	chosen: z.optional(
		z.discriminatedUnion('grid', [
			z.object({ grid: z.literal('line'), own: natural, other: natural }),
			z.object({ grid: z.literal('full'), first: natural, second: natural }),
		]),
	),
	isFullTableOpen: z.boolean(),
});

/** The state that an earlier page of the panel kept, or the one that a new panel starts with. */
export function readPanelState(given: unknown): PanelState {
	const read = kept.safeParse(given);
	return read.success
		? { ...read.data, choices: readChoices(read.data.choices) }
		: { choices: readChoices(undefined), isFullTableOpen: false };
}
