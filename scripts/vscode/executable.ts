/*
 * Stands in for the executable of VS Code in `runTests` of @vscode/test-electron: takes the same
 * arguments, runs the tests in the VS Code that npm brings, ends with the tests' exit status.
 * `--restricted` leaves the folder untrusted; `--extensionDevelopmentKind=web` uses the web host.
 */
import { workbenchAddress } from './address.ts';
import { launchBrowser } from './browser.ts';
import { startServer } from './server.ts';

/** Milliseconds; the suites take a minute, and several on a machine that has much to do. */
const LONGEST_RUN = 600_000;

const args = process.argv.slice(2);
const option = (name: string) =>
  args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const folder = args.find((arg) => !arg.startsWith('--'));
const extensionDevelopmentPath = option('extensionDevelopmentPath');
const extensionTestsPath = option('extensionTestsPath');
if (!folder || !extensionDevelopmentPath || !extensionTestsPath) {
  console.error('Needs a folder, --extensionDevelopmentPath and --extensionTestsPath.');
  process.exit(2);
}

// In a browser VS Code ignores extensionDevelopmentKind; this setting it heeds.
const web = option('extensionDevelopmentKind') === 'web';
const settings = web ? { 'remote.extensionKind': { 'stowage.stowage': ['web'] } } : {};
const server = await startServer({ trusted: !args.includes('--restricted'), settings });
const browser = await launchBrowser();
let status = 1;
try {
  const page = await browser.newPage();
  const ended = new Promise<number>((resolve, reject) => {
    void page.exposeFunction('codeAutomationExit', resolve);
    page.on('crash', () => reject(new Error('The page crashed.')));
    setTimeout(() => reject(new Error('The tests did not end in time.')), LONGEST_RUN).unref();
  });
  await page.exposeFunction('codeAutomationLog', (_type: string, texts: unknown[]) =>
    console.log(...texts),
  );
  await page.goto(
    workbenchAddress(server, { folder, extensionDevelopmentPath, extensionTestsPath }),
  );
  status = await ended;
} catch (error) {
  console.error(error, server.output());
} finally {
  await browser.close();
  await server.stop();
}
process.exit(status);
