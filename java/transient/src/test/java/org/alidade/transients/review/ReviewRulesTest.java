package org.alidade.transients.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;

class ReviewRulesTest {
  private static final Vote SUPERNOVA = new Vote("a", Label.SUPERNOVA, ConfidenceLevel.MEDIUM);
  private static final Vote ARTIFACT = new Vote("b", Label.ARTIFACT, ConfidenceLevel.MEDIUM);

  @Test
  void theHeavierSideWins() {
    Vote expert = new Vote("c", Label.AGN, ConfidenceLevel.EXPERT);
    Consensus consensus = Consensus.of(List.of(SUPERNOVA, ARTIFACT, expert), 1);
    assertThat(consensus.outcome()).isEqualTo(Consensus.Outcome.VALIDATED);
    assertThat(consensus.label()).contains(Label.AGN);
    assertThat(consensus.confidence()).isCloseTo(5.0 / 6, within(1e-12));
    assertThat(consensus.confirmed()).isTrue();
  }

  @Test
  void tiesAndTooFewReviewersStayOpen() {
    assertThat(Consensus.of(List.of(SUPERNOVA, ARTIFACT), 1).outcome())
        .isEqualTo(Consensus.Outcome.OPEN);
    assertThat(Consensus.of(List.of(SUPERNOVA), 2).outcome()).isEqualTo(Consensus.Outcome.OPEN);
    assertThat(Consensus.of(List.of(), 1).outcome()).isEqualTo(Consensus.Outcome.OPEN);
    assertThatThrownBy(() -> Consensus.of(List.of(), 0)).isInstanceOf(BadInputException.class);
  }

  @Test
  void aReviewerHasOneVote() {
    Vote again = new Vote("a", Label.FALSE_POSITIVE, ConfidenceLevel.LOW);
    Consensus consensus = Consensus.of(List.of(SUPERNOVA, again), 1);
    assertThat(consensus.outcome()).isEqualTo(Consensus.Outcome.REJECTED);
    assertThat(consensus.label()).contains(Label.FALSE_POSITIVE);
    assertThat(consensus.reviewers()).isEqualTo(1);
  }

  @Test
  void theQueueHasAnOrder() {
    Instant early = Instant.parse("2020-01-01T00:00:00Z");
    Instant late = early.plusSeconds(60);
    QueueEntry sure = new QueueEntry("sure", 0.9, 6, late);
    QueueEntry faded = new QueueEntry("faded", 0.8, -20, late);
    QueueEntry old = new QueueEntry("old", 0.8, 8, early);
    QueueEntry young = new QueueEntry("young", 0.8, 8, late);
    assertThat(Stream.of(young, old, faded, sure).sorted(QueueEntry.ORDER))
        .containsExactly(sure, faded, old, young);
  }

  @Test
  void aClaimEndsAfterHalfAnHour() {
    Instant start = Instant.parse("2020-01-01T00:00:00Z");
    ReviewLease lease = new ReviewLease("a", start);
    assertThat(lease.excludes("b", start.plusSeconds(1799))).isTrue();
    assertThat(lease.excludes("a", start.plusSeconds(10))).isFalse();
    assertThat(lease.excludes("b", start.plusSeconds(1800))).isFalse();
  }

  @Test
  void alertsFollowScoreAndLabel() {
    AlertRule rule = AlertRule.defaults();
    assertThat(rule.judge(0.96, Optional.empty())).contains(AlertPriority.CRITICAL);
    assertThat(rule.judge(0.9, Optional.empty())).contains(AlertPriority.HIGH);
    assertThat(rule.judge(0.5, Optional.of(Label.SUPERNOVA))).contains(AlertPriority.MEDIUM);
    assertThat(rule.judge(0.5, Optional.of(Label.AGN))).isEmpty();
    assertThat(rule.judge(0.99, Optional.of(Label.ARTIFACT))).isEmpty();
  }

  @Test
  void labelsHaveNames() {
    assertThat(Label.of("false_positive").isValid()).isFalse();
    assertThat(Label.of("unknown").isValid()).isTrue();
    assertThatThrownBy(() -> Label.of("confirmed"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("asteroid");
    assertThat(ConfidenceLevel.of("expert").weight()).isEqualTo(4);
  }
}
