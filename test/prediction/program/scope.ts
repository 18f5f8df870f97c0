import { ownCall, type ProgramParts } from './parts.js';

/** Where a socket is held, as the function at hand writes it. */
export interface Place {
	text: string;
	/** Every function sees it. */
	isGlobal: boolean;
	/** The structure that it is a member of. */
	owner?: { pointer: string; type: string; member: string };
}

export type Returns = 'status' | 'nothing' | 'socket';

/** A constant that conditions are made of. */
export interface Flag {
	text: string;
	value: number;
}

/** A function that is being written. */
export class Scope {
	readonly declarations: string[] = [];
	readonly flags: Flag[] = [];
	/** Whether a jump to the cleanup label was written. */
	usesCleanup = false;
	/** Whether there is a way out of the function before its end. */
	leavesEarly = false;
	readonly cleanup: string;

	constructor(
		readonly parts: ProgramParts,
		readonly returns: Returns,
		/** 0 is main. */
		readonly depth: number,
		readonly places: ReadonlyMap<number, Place>,
		private readonly prefersGoto: boolean,
	) {
		this.cleanup = parts.name(parts.choices.pick(['cleanup', 'fail', 'done']));
	}

	place(slot: number): Place {
		return this.places.get(slot)!;
	}

	/** Declares a variable of the function; gives its name. */
	local(stem: string, type: string, value?: string): string {
		const name = this.parts.name(stem);
		this.declarations.push(`${type} ${name}${value === undefined ? '' : ` = ${value}`};`);
		return name;
	}

	/** Where something went otherwise than planned: the way out of the function. */
	leave(): string[] {
		this.leavesEarly = true;
		const { choices } = this.parts;
		if (this.returns === 'nothing') {
			return ['exit(1);'];
		}
		if (this.prefersGoto) {
			this.usesCleanup = true;
			return [`goto ${this.cleanup};`];
		}
		return this.depth === 0 && choices.percent(15) ? ['exit(1);'] : [`return ${this.failure};`];
	}

	get failure(): string {
		const { dialect } = this.parts;
		return this.returns === 'socket' ? dialect.invalid : this.depth === 0 ? '1' : '-1';
	}

	/** Calls a function of the program. */
	call(name: string, args: readonly string[]): string {
		return ownCall(`${name}(${args.join(', ')})`);
	}
}

/** What a piece of code that is being written stands in. */
export interface Around {
	scope: Scope;
	/** Leaves the piece where something went otherwise than planned. */
	leave: () => string[];
	/** Whether leaving it is a `break`, so that no other loop or switch may stand in between. */
	leavesByBreak: boolean;
}
