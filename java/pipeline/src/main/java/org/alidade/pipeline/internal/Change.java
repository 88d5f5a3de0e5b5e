package org.alidade.pipeline.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a run's history; the state of a run is the sum of its changes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Change.Begun.class, name = "begun"),
  @JsonSubTypes.Type(value = Change.Reopened.class, name = "reopened"),
  @JsonSubTypes.Type(value = Change.Forgotten.class, name = "forgotten"),
  @JsonSubTypes.Type(value = Change.Finished.class, name = "finished"),
  @JsonSubTypes.Type(value = Change.ItemDone.class, name = "done"),
  @JsonSubTypes.Type(value = Change.ItemFailed.class, name = "failed"),
  @JsonSubTypes.Type(value = Change.ItemDropped.class, name = "dropped")
})
public sealed interface Change {
  /** The stage concerned. */
  String stage();

  /** A stage starts working, with these inputs (their names and JSON texts). */
  record Begun(String stage, Map<String, String> inputs) implements Change {}

  /** A stage is no longer finished, because a stage before it has new results. */
  record Reopened(String stage) implements Change {}

  /** Nothing the stage did counts any longer. */
  record Forgotten(String stage) implements Change {}

  /** The stage went through all its items. */
  record Finished(String stage) implements Change {}

  /** An item is done. The order is its place among the items, the basis what it was made from. */
  record ItemDone(String stage, String item, int order, String basis, JsonNode value)
      implements Change {}

  /** An item failed for good. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ItemFailed(
      String stage, String item, int order, int attempts, String error, @Nullable String reason)
      implements Change {}

  /** An item is no longer to be trusted, or no longer exists. */
  record ItemDropped(String stage, String item) implements Change {}
}
