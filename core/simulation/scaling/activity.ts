/** A scaling activity as DescribeScalingActivities shows it. */
export interface ActivityTexts {
  readonly description: string;
  readonly cause: string;
  readonly message: string;
  readonly status: 'InProgress' | 'Successful';
}

/**
 * Texts of a scaling activity, those of the API.
 * @param to desired count in tasks
 * @param fulfilled whether Amazon ECS runs that many tasks
 * Source: recordings of DescribeScalingActivities.
 */
export function activityTexts(
  to: number,
  alarm: string,
  policy: string,
  fulfilled: boolean,
): ActivityTexts {
  const set = `Successfully set desired count to ${to}.`;
  return {
    description: `Setting desired count to ${to}.`,
    cause: `monitor alarm ${alarm} in state ALARM triggered policy ${policy}`,
    message: fulfilled
      ? `${set} Change successfully fulfilled by ecs.`
      : `${set} Waiting for change to be fulfilled by ecs.`,
    status: fulfilled ? 'Successful' : 'InProgress',
  };
}
