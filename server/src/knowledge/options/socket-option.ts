import type { SourceDocument } from '../sources.js';

/** How Winsock Kernel takes an option that Winsock has too. */
export interface KernelOptionUse {
	valueType: string;
	/** Whether WskControlSocket needs an IRP for it. */
	irp: 'required';
	/** The call before which it must be set; null where the documents name none. */
	setBefore: 'bind' | null;
	/** The socket categories it exists for. */
	categories: readonly string[];
	default?: string;
	minimumWindows?: string;
	header?: string;
	/** The type of the variable that InputBuffer points to where it is set, and OutputBuffer where it is read. */
	buffer: 'ULONG' | 'PSECURITY_DESCRIPTOR';
	inputSize: string;
	outputSize: string;
	outputSizeReturned: 'NULL';
	/** True where accepted sockets take it over from the listener. */
	inherited?: boolean;
	/** Its page of the driver documentation. */
	page: SourceDocument;
}

/** One socket option (or address-related WSAIoctl code) of one platform, as its documents and headers have it. */
export interface SocketOption {
	name: string;
	platform: 'windows-user' | 'windows-kernel' | 'posix';
	header: string;
	level: string;
	/** Signed, as the header has it; null where no public header defines it, and on POSIX, where `values` stands. */
	value: number | null;
	/** POSIX only: null where the system does not have it. */
	values?: { linux: number | null; freebsd: number | null; macos: number | null; solaris?: number };
	/** The C type of the value. */
	valueType: string;
	/** In bytes; an expression where it depends on the pointer size; null where not documented or not fixed. */
	valueSize: number | string | null;
	/** Null where not documented. */
	get: boolean | null;
	/** Null where not documented. */
	set: boolean | null;
	default: string | null;
	socketKinds: string | null;
	/** The first Windows version that has it, as documented. */
	minimumWindows: string | null;
	/** The call before which it must be set; left out where it may be set later too or nobody says. */
	setBefore?: 'bind' | 'listen';
	/** False where only a header or a support table names it. */
	documented: boolean;
	/** Whether messages/ has a sentence on when it may be set. */
	hasSetWhen: boolean;
	/** How many notes messages/ has on it. */
	noteCount: number;
	/** Which of the notes say that documents contradict each other or what Windows does, from 1; left out where none does. */
	contradictions?: readonly number[];
	kernel?: KernelOptionUse;
	/** The documents, as they are cited. */
	sources: readonly string[];
}
