package org.alidade.transients.archive;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A file of an observation, as MAST lists it.
 *
 * @param fileName its name; from outside, not to be trusted
 * @param description what it is
 * @param subGroup productSubGroupDescription
 * @param dataUri where it is, such as {@code mast:HST/product/x_drz.fits}
 * @param type {@code S} for science, others for auxiliary files
 * @param sizeBytes its length, if known
 * @param calibLevel level of calibration, if known
 * @param mission the collection it belongs to
 * @param missionObsId the mission's identifier of the observation
 */
public record ArchiveProduct(
    String fileName,
    String description,
    String subGroup,
    String dataUri,
    String type,
    OptionalLong sizeBytes,
    OptionalInt calibLevel,
    String mission,
    String missionObsId) {}
