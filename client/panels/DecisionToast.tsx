import { useEffect, useState } from "react";
import { type Toast, toastMs } from "../state/useCorrections.ts";

/** What was just decided, with Undo. It stays ten seconds, and as long as the mouse or the keyboard is on it. */
export function DecisionToast({ toast, onUndo, onClose }: { toast: Toast; onUndo(id: string): void; onClose(): void }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = window.setTimeout(onClose, toastMs);
    return () => window.clearTimeout(timer);
  }, [held, onClose]);
  const { undo } = toast;
  return (
    <div
      className="toast"
      role="status"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <bdi>{toast.sentence}</bdi>
      {undo && (
        <button type="button" onClick={() => onUndo(undo)}>
          Undo
        </button>
      )}
      <button type="button" aria-label="Close this notice" onClick={onClose}>
        ×
      </button>
    </div>
  );
}
