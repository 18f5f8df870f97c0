import type { LibraryDescription } from '../knowledge/libraries/library-description.js';
import type { Severity } from './findings.js';
import type { Account, SharingModel } from './resolution.js';
import type { Target } from './targets.js';

/** How loud a rule is; `off` leaves it out. */
export type RuleLevel = Severity | 'off';

/** The tables of Winsock; which one a kernel socket has is not a matter of taste. */
export type WinsockModel = Exclude<SharingModel, 'wsk'>;

/** What a project, or a person, says of how to judge code. What is left out is as it is without any settings. */
export interface ProjectSettings {
	/** By the rule's name. */
	rules?: Readonly<Partial<Record<string, RuleLevel>>>;
	/** What the preprocessor is set up for; left out, each file shows it. */
	targets?: readonly Target[];
	/** Whether two binds that meet come from one account. */
	account?: Account;
	/** The table for sockets of user mode. */
	model?: WinsockModel;
	/** The project's own wrappers. */
	libraries?: readonly LibraryDescription[];
}
