import { Component, type ReactNode } from 'react';
import { ProblemScreen } from '../screens/problem/problem.tsx';

/** A screen that fails is replaced by a sentence and a way back, never by a blank window. */
export class Catch extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <ProblemScreen error={null} onRetry={async () => window.location.reload()} />;
  }
}
