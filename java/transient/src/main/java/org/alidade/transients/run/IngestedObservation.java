package org.alidade.transients.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A file that was ingested.
 *
 * @param observationId name of the observation in its survey
 * @param file path below the tree
 * @param fitsUrl key in the object store
 * @param added false if it was there already
 */
public record IngestedObservation(
    @JsonProperty("observation_id") String observationId,
    @JsonProperty("file") String file,
    @JsonProperty("fits_url") String fitsUrl,
    @JsonProperty("added") boolean added) {}
