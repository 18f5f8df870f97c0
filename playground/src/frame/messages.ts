/** What the frame tells the page, besides what the panel says. */
export type FrameMessage =
	| { frame: 'said'; message: unknown }
	| { frame: 'state'; state: unknown }
	/** How high all of the panel is, in pixels. */
	| { frame: 'height'; height: number };

/** The names of the elements of the frame's head that hold what the page gives it. */
export const STATE = 'bindsight-state';
export const THEME = 'bindsight-theme';
