import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Tracks } from './geometry.ts';
import type { InstanceProps } from './instance-props.ts';
import { reveal } from './link.tsx';
import { devicesInUse } from './slots.ts';
import { paintStrip, stripHeight, taskAt } from './strip-paint.ts';
import { nameOf, tipOf } from './track.tsx';

interface Props extends InstanceProps {
  readonly tracks: Tracks;
  readonly marks: ReadonlySet<string>;
  readonly idle: boolean;
}

/**
 * Both tracks of an instance in a row, drawn: thousands of tasks as elements would take the browser
 * a quarter of a second. The row's button and the explanation that it opens have the same as text.
 */
export function Strip(props: Props) {
  const { instance, tracks, groups, focus, marks, idle, stripWidth, palette, onSelect } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const devices = instance.devices.length > 0 ? devicesInUse(instance) : undefined;
  // Before the frame is shown, not after.
  useLayoutEffect(() => {
    if (canvas.current && palette) {
      paintStrip(canvas.current, tracks, stripWidth, { palette, focus, marks, idle, devices });
    }
  });
  const at = ({ offsetX, offsetY, currentTarget }: MouseEvent) =>
    taskAt(tracks, (currentTarget as HTMLElement).clientWidth, offsetX, offsetY);
  return (
    <div
      class="strip"
      aria-hidden="true"
      style={{ height: `${stripHeight(devices)}px` }}
      onMouseMove={(event) => {
        const segment = at(event);
        const tip = segment ? tipOf(segment, nameOf(groups, segment.task.group)) : '';
        if (event.currentTarget.title !== tip) event.currentTarget.title = tip;
      }}
      onClick={(event) => {
        const segment = at(event);
        if (segment) onSelect(segment.task.id);
      }}
      onDblClick={(event) => reveal(groups[at(event)?.task.group ?? -1]?.link)}
    >
      <canvas ref={canvas} />
    </div>
  );
}
