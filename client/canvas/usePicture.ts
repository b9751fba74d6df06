import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { CameraView } from "../state/view.ts";
import { canDraw, createPicture, type Picture, type PictureEvents } from "./picture.ts";
import type { PictureState } from "./pictureState.ts";

/** A picture that the graphics card takes away this often is given up for the list. */
const lostLimit = 3;

/**
 * Keeps one picture in an element and hands it each new state. `failed` says that this browser cannot draw: the list takes over.
 */
export function usePicture(
  container: RefObject<HTMLElement | null>,
  state: PictureState,
  events: Omit<PictureEvents, "onLost"> & { onReady(): void },
  camera: CameraView | undefined,
): { picture: RefObject<Picture | undefined>; failed: boolean } {
  const picture = useRef<Picture>(undefined);
  const latest = useRef({ state, events, camera });
  latest.current = { state, events, camera };
  const lost = useRef(0);
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  const ready = state.knowledge.entities.size > 0;

  const rebuild = useCallback(() => {
    latest.current.camera = picture.current?.camera();
    lost.current++;
    if (lost.current > lostLimit) setFailed(true);
    else window.setTimeout(() => setRound((before) => before + 1), 400);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a new picture
  useEffect(() => {
    const element = container.current;
    if (!element || !ready || failed) return;
    if (!canDraw()) return setFailed(true);
    const { state, camera } = latest.current;
    const kept = picture.current?.camera() ?? camera;
    picture.current?.kill();
    const forward: PictureEvents = {
      onEntity: (id, also) => latest.current.events.onEntity(id, also),
      onPair: (key) => latest.current.events.onPair(key),
      onNothing: () => latest.current.events.onNothing(),
      onExpand: (id) => latest.current.events.onExpand(id),
      onCamera: (view) => latest.current.events.onCamera(view),
      onPin: (pin) => latest.current.events.onPin(pin),
      onLost: rebuild,
    };
    try {
      picture.current = createPicture(element, forward, state, kept);
      latest.current.events.onReady();
    } catch (error) {
      console.error("The picture cannot be drawn; the list takes its place.", error);
      setFailed(true);
    }
    return () => {
      picture.current?.kill();
      picture.current = undefined;
    };
  }, [ready, round, failed, rebuild]);

  useEffect(() => {
    picture.current?.show(state);
  }, [state]);

  return { picture, failed };
}
