package org.alidade.transients.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.UUID;
import org.alidade.transients.ObservationType;
import org.jspecify.annotations.Nullable;

/**
 * One image of one supernova.
 *
 * @param id identifier
 * @param surveyId survey it belongs to
 * @param observationId name, unique in the survey
 * @param observationType reference or science
 * @param snName supernova
 * @param ra right ascension of the centre (ICRS), degrees
 * @param dec declination of the centre (ICRS), degrees
 * @param observationTime when it was taken, UTC
 * @param filterBand band
 * @param exposureTime exposure, seconds
 * @param fitsUrl key in the object store
 * @param pixelScale arcseconds per pixel
 * @param imageWidth columns
 * @param imageHeight rows
 * @param airmass airmass
 * @param seeing width of stars, arcseconds
 * @param mission mission or instrument it is from; pairs are made within one
 * @param processedPath key of the preprocessed image
 * @param thumbnailPath key of a small picture
 * @param metadata everything else
 * @param status where it stands
 * @param statusReason why
 * @param createdAt when it was entered
 * @param updatedAt when it changed last
 */
public record Observation(
    UUID id,
    UUID surveyId,
    String observationId,
    ObservationType observationType,
    String snName,
    double ra,
    double dec,
    Instant observationTime,
    String filterBand,
    double exposureTime,
    String fitsUrl,
    @Nullable Double pixelScale,
    @Nullable Integer imageWidth,
    @Nullable Integer imageHeight,
    @Nullable Double airmass,
    @Nullable Double seeing,
    @Nullable String mission,
    @Nullable String processedPath,
    @Nullable String thumbnailPath,
    JsonNode metadata,
    ObservationStatus status,
    @Nullable String statusReason,
    Instant createdAt,
    Instant updatedAt) {
  /** Begins the description of an observation that is to be ingested. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects what is known about an image. */
  public static final class Builder {
    private @Nullable UUID surveyId;
    private String observationId = "";
    private ObservationType type = ObservationType.SCIENCE;
    private String snName = "";
    private double ra = Double.NaN;
    private double dec = Double.NaN;
    private @Nullable Instant time;
    private String filterBand = "";
    private double exposureTime = Double.NaN;
    private String fitsUrl = "";
    private @Nullable Double pixelScale;
    private @Nullable Integer width;
    private @Nullable Integer height;
    private @Nullable Double airmass;
    private @Nullable Double seeing;
    private @Nullable String mission;
    private JsonNode metadata = JsonNodeFactory.instance.objectNode();

    private Builder() {}

    /** Survey and name in it. */
    public Builder named(UUID survey, String name) {
      surveyId = survey;
      observationId = name;
      return this;
    }

    /** What it shows of which supernova. */
    public Builder of(String supernova, ObservationType value) {
      snName = supernova;
      type = value;
      return this;
    }

    /** Centre (ICRS), degrees. */
    public Builder at(double raDegrees, double decDegrees) {
      ra = raDegrees;
      dec = decDegrees;
      return this;
    }

    /** Time (UTC), band and exposure in seconds. */
    public Builder taken(Instant when, String band, double exposureSeconds) {
      time = when;
      filterBand = band;
      exposureTime = exposureSeconds;
      return this;
    }

    /** Key of the file in the object store. */
    public Builder storedAs(String key) {
      fitsUrl = key;
      return this;
    }

    /** Columns, rows and arcseconds per pixel. */
    public Builder image(int columns, int rows, double arcsecPerPixel) {
      width = columns;
      height = rows;
      pixelScale = arcsecPerPixel;
      return this;
    }

    /** Airmass and width of stars in arcseconds, where known. */
    public Builder conditions(@Nullable Double airmassValue, @Nullable Double seeingArcsec) {
      airmass = airmassValue;
      seeing = seeingArcsec;
      return this;
    }

    /** Mission. */
    public Builder mission(@Nullable String value) {
      mission = value;
      return this;
    }

    /** Everything else. */
    public Builder metadata(JsonNode value) {
      metadata = value;
      return this;
    }

    /** The observation, as ingested now. */
    Observation build(UUID id, Instant now) {
      if (surveyId == null || time == null) {
        throw new IllegalStateException("an observation needs a survey and a time");
      }
      return new Observation(
          id,
          surveyId,
          observationId,
          type,
          snName,
          ra,
          dec,
          time,
          filterBand,
          exposureTime,
          fitsUrl,
          pixelScale,
          width,
          height,
          airmass,
          seeing,
          mission,
          null,
          null,
          metadata,
          ObservationStatus.INGESTED,
          null,
          now,
          now);
    }
  }
}
