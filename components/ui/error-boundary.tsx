import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** What to show instead; gets the error and a way to try again. */
  readonly fallback: (error: Error, retry: () => void) => ReactNode;
}

/** A throw is a bug: the page says so, keeps the data where it is and offers the way out. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? this.props.fallback(error, () => this.setState({ error: null })) : this.props.children;
  }
}
