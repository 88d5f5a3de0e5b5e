package org.alidade.transients.download;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.alidade.array.AlidadeException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a downloaded file shows (spec transient 4.4).
 *
 * @param file its path below the output folder, with slashes
 * @param valid whether it is FITS with an image that has celestial coordinates
 * @param hasWcs whether an image has celestial coordinates
 * @param observationTime DATE-OBS or MJD-OBS as in the header
 * @param filter FILTER, FILT or BAND as in the header
 * @param error why it is not valid
 * @param hdu number of the image
 * @param mission from the path, if it says
 * @param shape rows and columns of the image
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record VerifiedFile(
    @JsonProperty("file") String file,
    @JsonProperty("valid") boolean valid,
    @JsonProperty("has_wcs") boolean hasWcs,
    @JsonProperty("observation_time") @Nullable String observationTime,
    @JsonProperty("filter") @Nullable String filter,
    @JsonProperty("error") @Nullable String error,
    @JsonProperty("hdu") @Nullable Integer hdu,
    @JsonProperty("mission") @Nullable String mission,
    @JsonProperty("shape") List<Integer> shape) {
  /** Copies the shape, which may be missing in files of other programs. */
  public VerifiedFile {
    shape = shape == null ? List.of() : List.copyOf(shape);
  }

  /**
   * Looks at a file.
   *
   * @param folder the output folder
   * @param relative the file's path below it, with slashes
   */
  public static VerifiedFile of(Path folder, String relative) {
    Path path = folder.resolve(relative);
    String mission = ImageName.of(path).mission().orElse(null);
    try (FitsFile fits = FitsFile.open(path)) {
      Optional<ImageHdu> image = ImageHdu.find(fits);
      if (image.isEmpty()) {
        return invalid(relative, mission, "no image with celestial coordinates");
      }
      FitsHeader header = image.get().header();
      FitsHeader primary = fits.header(0);
      return new VerifiedFile(
          relative,
          true,
          true,
          first(header, primary, "DATE-OBS", "MJD-OBS"),
          first(header, primary, "FILTER", "FILT", "BAND"),
          null,
          image.get().number(),
          mission,
          List.of(image.get().height(), image.get().width()));
    } catch (AlidadeException e) {
      return invalid(relative, mission, Objects.requireNonNullElse(e.getMessage(), "unreadable"));
    }
  }

  private static VerifiedFile invalid(String file, @Nullable String mission, String error) {
    return new VerifiedFile(file, false, false, null, null, error, null, mission, List.of());
  }

  private static @Nullable String first(FitsHeader header, FitsHeader primary, String... keywords) {
    return Arrays.stream(keywords)
        .map(keyword -> header.find(keyword).or(() -> primary.find(keyword)))
        .flatMap(Optional::stream)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse(null);
  }
}
