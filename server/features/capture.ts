import { captureCommands, captureMistake } from '../../core/plan/capture/commands.ts';
import { message } from '../../core/text/message.ts';
import type { CaptureMethod, CaptureParams, CaptureResult } from '../../protocol/capture.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';

const METHOD: CaptureMethod = 'stowage/captureCommands';

/** Writes the AWS CLI lines that describe a cluster; they are shown, nobody here runs them. */
export function registerCapture(session: Session): void {
  const problem = translate(message('The commands could not be written.'));
  session.connection.onRequest<CaptureResult, void>(
    METHOD,
    runSafe<CaptureParams, CaptureResult>(session, 'Capture', { problem }, (capture) => {
      const mistake = captureMistake(capture);
      return mistake ? { problem: translate(mistake) } : { text: captureCommands(capture) };
    }),
  );
}
