import { type KeyboardEvent, type PointerEvent, type ReactNode, useLayoutEffect, useState } from "react";
import { keep, kept } from "../state/storage.ts";

const narrowest = 360;
const widest = 640;
const heights = ["peek", "half", "full"] as const;
const heightWords = { peek: "one line", half: "half the screen", full: "the whole screen" } as const;

/** Where the panel stands: at the right, its width by drag; on a small screen a sheet at the bottom with three heights. */
export function SidePanel({ sheet, children }: { sheet: boolean; children: ReactNode }) {
  const [width, setWidth] = useState(() => clamp(Number(kept("dramatis-panel") ?? 420)));
  const [height, setHeight] = useState<(typeof heights)[number]>("half");
  const settle = (next: number) => {
    setWidth(clamp(next));
    keep("dramatis-panel", String(clamp(next)));
  };
  const higher = (by: number) =>
    setHeight((now) => heights[Math.max(0, Math.min(heights.length - 1, heights.indexOf(now) + by))]!);

  // What lies beside the panel leaves room for it.
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.style.setProperty("--panel", sheet ? "0px" : `${width}px`);
    return () => {
      root.style.removeProperty("--panel");
    };
  }, [sheet, width]);

  if (sheet) {
    const dragged = { from: 0 };
    return (
      <aside className={`panel sheet ${height}`} aria-label="Details">
        <button
          type="button"
          className="grip"
          aria-label={`Panel: ${heightWords[height]}. Change its height.`}
          onPointerDown={(event) => {
            dragged.from = event.clientY;
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerUp={(event) => {
            const by = dragged.from - event.clientY;
            if (Math.abs(by) > 24) higher(by > 0 ? 1 : -1);
            else setHeight(heights[(heights.indexOf(height) + 1) % heights.length]!);
          }}
          onKeyDown={(event) => {
            if (event.key === "ArrowUp") higher(1);
            else if (event.key === "ArrowDown") higher(-1);
            else if (event.key === "Enter" || event.key === " ")
              setHeight(heights[(heights.indexOf(height) + 1) % heights.length]!);
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        {children}
      </aside>
    );
  }

  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons === 1) setWidth(clamp(window.innerWidth - event.clientX));
  };
  return (
    <aside className="panel" style={{ width }} aria-label="Details">
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no rule */}
      <div
        className="divider"
        role="separator"
        aria-orientation="vertical"
        aria-label="Width of the panel"
        aria-valuenow={width}
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onPointerUp={() => settle(width)}
        onKeyDown={(event: KeyboardEvent) => {
          const by = event.key === "ArrowLeft" ? 20 : event.key === "ArrowRight" ? -20 : 0;
          if (by === 0) return;
          event.preventDefault();
          event.stopPropagation();
          settle(width + by);
        }}
      />
      {children}
    </aside>
  );
}

const clamp = (width: number): number =>
  Number.isFinite(width) ? Math.max(narrowest, Math.min(widest, Math.round(width))) : 420;
