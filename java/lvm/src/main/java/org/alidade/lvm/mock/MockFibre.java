package org.alidade.lvm.mock;

/**
 * One fibre of the slit (spec lvm 2.3).
 *
 * @param fiberId number along the slit, from 1
 * @param spectrographId 1, 2 or 3
 * @param blockId block of the slit, {@code B1} to {@code B18}
 * @param fibreInBlock 1 to 36
 * @param targetType {@code science}, {@code SKY} or {@code standard}
 * @param ifuLabel telescope and sector, {@code Sci1}
 * @param fibreInIfu running number in the IFU
 * @param telescope {@code Sci}, {@code SkyE}, {@code SkyW} or {@code Spec}
 * @param xMillimetre position in the focal plane
 * @param yMillimetre position in the focal plane
 * @param ringNumber ring of the IFU, from 1
 * @param originalIfuLabel label of the first fibre list
 * @param originalSlitLabel label of the first fibre list
 * @param fibreInSector running number in the sector
 * @param route where the fibre comes from and goes to
 * @param slitPixelBlue position on the detector, blue channel
 * @param slitPixelRed position on the detector, red channel
 * @param slitPixelInfrared position on the detector, infrared channel
 * @param status 0 good, 1 dead, 2 low throughput, 3 repaired, 4 short, 5 fully masked
 */
public record MockFibre(
    int fiberId,
    int spectrographId,
    String blockId,
    int fibreInBlock,
    String targetType,
    String ifuLabel,
    int fibreInIfu,
    String telescope,
    double xMillimetre,
    double yMillimetre,
    int ringNumber,
    String originalIfuLabel,
    String originalSlitLabel,
    int fibreInSector,
    String route,
    int slitPixelBlue,
    int slitPixelRed,
    int slitPixelInfrared,
    int status) {

  /** Whether the fibre belongs to the science IFU. */
  public boolean isScience() {
    return targetType.equals("science");
  }

  /** Whether it delivers nothing: dead, or fully masked by the pipeline. */
  public boolean isDead() {
    return status == 1 || status == 5;
  }
}
