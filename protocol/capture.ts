import type { Capture } from '../core/plan/capture/commands.ts';

/** editor → server: the AWS CLI lines that describe a cluster. */
export type CaptureMethod = 'stowage/captureCommands';

export type CaptureParams = Capture;

/** The lines, or the sentence that says what is wrong with what was asked. */
export type CaptureResult = { text: string } | { problem: string };
