import { ASIO } from './asio.js';
import { KSOCKET } from './ksocket.js';
import { LIBEVENT } from './libevent.js';
import type { LibraryDescription } from './library-description.js';
import { STANDARD_LIBRARY } from './smart-pointers.js';

export type { LibraryDescription } from './library-description.js';

/** The libraries whose calls are known without anybody's telling. */
export const BUILT_IN_LIBRARIES: readonly LibraryDescription[] = [ASIO, LIBEVENT, KSOCKET, STANDARD_LIBRARY];
