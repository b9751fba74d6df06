import { Component, type ReactNode } from "react";

/** What is left when the page itself fails: a sentence and a way back, never a blank screen. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="cover">
        <div className="note" role="alert">
          <h2>The page has failed</h2>
          <p>Your articles are safe on the server. Load the page again; if it fails again, begin without this view.</p>
          <p>
            <a href={location.href}>Load again</a> · <a href="/">Begin anew</a>
          </p>
        </div>
      </main>
    );
  }
}
