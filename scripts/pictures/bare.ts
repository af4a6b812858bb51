/** What is shown of the window: the panel without the bars around it. */
export function bare(theme: string): Record<string, unknown> {
  return {
    'workbench.colorTheme': theme,
    'workbench.activityBar.location': 'hidden',
    'workbench.statusBar.visible': false,
    'workbench.layoutControl.enabled': false,
    'window.commandCenter': false,
    'window.menuBarVisibility': 'hidden',
  };
}
