package org.alidade.web.internal.transients.endpoints;

import java.util.List;
import java.util.Set;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.review.Verdict;
import org.jspecify.annotations.Nullable;

/** Labels as they are sent: bounded, and with the words that there are. */
final class Verdicts {
  private static final Set<String> QUALITIES = Set.of("excellent", "good", "fair", "poor");
  private static final int MOST_TAGS = 20;
  private static final int LONGEST_TAG = 50;

  private Verdicts() {}

  /**
   * The same with its texts trimmed.
   *
   * @throws Problem 422 if a text is too long or a quality unknown
   */
  static Verdict checked(Verdict verdict) {
    checkQuality("image_quality", verdict.imageQuality());
    checkQuality("detection_quality", verdict.detectionQuality());
    List<String> tags = verdict.tags();
    if (tags != null && (tags.size() > MOST_TAGS || !tags.stream().allMatch(Verdicts::isTag))) {
      throw Problem.malformed(
          "give at most " + MOST_TAGS + " tags of at most " + LONGEST_TAG + " characters");
    }
    return new Verdict(
        verdict.label(),
        verdict.confidenceLevel(),
        Pages.line(verdict.notes()),
        tags,
        verdict.imageQuality(),
        verdict.detectionQuality());
  }

  private static boolean isTag(@Nullable String tag) {
    return tag != null && !tag.isBlank() && tag.length() <= LONGEST_TAG;
  }

  private static void checkQuality(String name, @Nullable String quality) {
    if (quality != null && !QUALITIES.contains(quality)) {
      throw Problem.malformed(name + " must be excellent, good, fair or poor");
    }
  }
}
