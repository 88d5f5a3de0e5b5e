package org.alidade.cube.internal.solve.gradient;

/** Makes one iteration of a method, which may remember what it likes between them. */
interface StepRule {
  /** Moves the iterate. */
  void step(Iterate at);
}
