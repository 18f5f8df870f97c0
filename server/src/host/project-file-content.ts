import { readProjectFile } from '../project/read-project-file.js';
import type { Message } from '../protocol/messages.js';
import { decode } from '../source/decode.js';
import type { ProjectFileContent } from './workspace-files.js';

/** Far above anything that a person writes. */
export const MOST_KIBIBYTES = 1024;

/** What the bytes of a `.bindsight.json` say. Never throws. */
export function contentOfProjectFile(bytes: Uint8Array): ProjectFileContent {
	if (bytes.length > MOST_KIBIBYTES * 1024) {
		return tooLargeProjectFile();
	}
	const { text, binary } = decode(bytes);
	return binary ? unreadableProjectFile({ id: 'project.file.notText' }) : { text, ...readProjectFile(text) };
}

/** A file of more than MOST_KIBIBYTES. */
export function tooLargeProjectFile(): ProjectFileContent {
	return unreadableProjectFile({ id: 'project.file.tooLarge', args: { limit: MOST_KIBIBYTES } });
}

/** A file of which nothing counts. */
export function unreadableProjectFile(reason: Message): ProjectFileContent {
	return { text: '', settings: {}, problems: [], unreadable: reason };
}
