import { ActionIcon } from "@mantine/core";
import { IconArrowLeft, IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { writeSubject } from "../state/view.ts";
import { back, canGoBack, changeView, currentView, depth } from "../state/viewStore.ts";

// Where each panel of the stack was scrolled to, by its place in the stack and what it shows.
const scrolled = new Map<string, number>();

/** The frame of every panel: back, close, a scroller that remembers its place. */
export function PanelFrame({ title, children, foot }: { title: ReactNode; children: ReactNode; foot?: ReactNode }) {
  const scroller = useRef<HTMLElement>(null);
  const subject = currentView().subject;
  const place = `${depth()} ${subject ? writeSubject(subject) : ""}`;

  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = scrolled.get(place) ?? 0;
  }, [place]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const note = () => scrolled.set(place, element.scrollTop);
    element.addEventListener("scroll", note, { passive: true });
    return () => element.removeEventListener("scroll", note);
  }, [place]);

  return (
    <>
      <div className="panel-head">
        {canGoBack() && (
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Back" title="Back (Esc)" onClick={back}>
            <IconArrowLeft size={18} />
          </ActionIcon>
        )}
        <div className="panel-title">{title}</div>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label="Close panel"
          title="Close"
          onClick={() => changeView({ subject: undefined })}
        >
          <IconX size={18} />
        </ActionIcon>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="panel-body" ref={scroller} tabIndex={0} aria-label="Content">
        {children}
      </section>
      {foot}
    </>
  );
}
