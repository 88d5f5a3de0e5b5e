package org.alidade.cube.internal.solve;

/** Fills one slot on the caller's thread. */
final class InlineSupply implements RowSupply {
  private final RowFeeder feeder;
  private final VisitOrder visits;
  private final RowSlot slot;
  private int epoch = -1;
  private int visit;
  private int[] spaxels = new int[0];

  InlineSupply(RowFeeder feeder, VisitOrder visits, int unknowns) {
    this.feeder = feeder;
    this.visits = visits;
    this.slot = new RowSlot(feeder.capacity(), unknowns);
  }

  @Override
  public RowSlot next() {
    if (visit == spaxels.length) {
      epoch++;
      visit = 0;
      spaxels = visits.ofEpoch(epoch);
    }
    feeder.fill(slot, epoch, spaxels[visit++]);
    return slot;
  }

  @Override
  public void giveBack(RowSlot used) {}

  @Override
  public void close() {
    slot.close();
  }
}
