package org.alidade.lvm;

/**
 * Which fibres of a frame become spaxels.
 *
 * <p>Example: {@code LvmTile.fromFile(path, FibreSelection.SCIENCE.and(FibreSelection.sector(
 * "Sci1")))}. The field {@code index} of the fibre asked about is its row.
 */
@FunctionalInterface
public interface FibreSelection {
  /** Science fibres, the usual choice. */
  FibreSelection SCIENCE = fibre -> fibre.targetType().equals("science");

  /** Fibres of the two sky telescopes. */
  FibreSelection SKY = fibre -> fibre.targetType().equals("SKY");

  /** Fibres on standard stars. */
  FibreSelection STANDARD = fibre -> fibre.targetType().equals("standard");

  /** Every fibre. */
  FibreSelection ALL = fibre -> true;

  /** Whether the fibre is wanted. */
  boolean includes(Fibre fibre);

  /** Fibres that both selections want. */
  default FibreSelection and(FibreSelection other) {
    return fibre -> includes(fibre) && other.includes(fibre);
  }

  /** Fibres of one bundle, such as {@code Sci2}. */
  static FibreSelection sector(String ifuLabel) {
    return fibre -> fibre.ifuLabel().equals(ifuLabel);
  }

  /** Fibres of the hexagonal rings from first to last, both included. */
  static FibreSelection rings(int first, int last) {
    return fibre -> fibre.ringNumber() >= first && fibre.ringNumber() <= last;
  }
}
