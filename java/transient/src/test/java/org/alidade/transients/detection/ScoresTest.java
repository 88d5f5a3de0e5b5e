package org.alidade.transients.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.alidade.array.BadInputException;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final Score SURE =
      Score.ofNetworks(OptionalDouble.of(0.9), OptionalDouble.empty());

  @Test
  void twoNetworksDoubtTogether() {
    Score both = Score.ofNetworks(OptionalDouble.of(0.6), OptionalDouble.of(0.5));
    assertThat(both.confidence()).isCloseTo(0.8, within(1e-12));
    assertThat(SURE.confidence()).isCloseTo(0.9, within(1e-12));
    assertThat(both.isPresented()).isTrue();
    assertThat(Score.withoutNetwork(0.09).isStored()).isFalse();
    assertThatThrownBy(() -> Score.withoutNetwork(1.1)).isInstanceOf(BadInputException.class);
  }

  @Test
  void withoutNetworksSignificanceRanksAndSaysSo() {
    double[] image = new double[4];
    ScoringImages images = new ScoringImages(2, 2, image, image, image, image, 1, 1);
    try (CandidateScorer scorer = Scorers.open(ScorerOptions.defaults().withoutNetworks())) {
      List<Score> scores =
          scorer.score(
              images,
              List.of(
                  new ScoringPosition(0, 0, 5, false),
                  new ScoringPosition(1, 0, -20, false),
                  new ScoringPosition(1, 1, 20, true)));
      assertThat(scores.get(0).confidence()).isCloseTo(0.5, within(1e-12));
      assertThat(scores.get(1).confidence()).isGreaterThan(0.9);
      assertThat(scores.get(2).isPresented()).isFalse();
      assertThat(scorer.usesNetworks()).isFalse();
      assertThat(scorer.description()).contains("no network");
    }
  }

  @Test
  void aNamedModelThatIsMissingIsAFailure() {
    assertThatThrownBy(() -> Scorers.open(ScorerOptions.defaults().withRealBogusModel("best")))
        .isInstanceOfSatisfying(
            StageException.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.MODEL_UNAVAILABLE));
  }

  @Test
  void typesFollowTheRules() {
    double far = Double.POSITIVE_INFINITY;
    assertThat(DetectionType.of(SURE, true, Surroundings.unknown()))
        .isEqualTo(DetectionType.ARTIFACT);
    assertThat(DetectionType.of(SURE, false, Surroundings.unknown()))
        .isEqualTo(DetectionType.UNKNOWN);
    assertThat(DetectionType.of(SURE, false, new Surroundings(true, 1.2, false, 0.5)))
        .isEqualTo(DetectionType.SUPERNOVA);
    assertThat(DetectionType.of(SURE, false, new Surroundings(true, 1.2, true, 0.5)))
        .isEqualTo(DetectionType.VARIABLE);
    assertThat(DetectionType.of(SURE, false, Surroundings.ofReference(far)))
        .isEqualTo(DetectionType.TRANSIENT);
    Score doubtful = Score.ofNetworks(OptionalDouble.of(0.05), OptionalDouble.of(0.9));
    assertThat(DetectionType.of(doubtful, false, Surroundings.ofReference(far)))
        .isEqualTo(DetectionType.ARTIFACT);
  }

  @Test
  void legacyScoresAreKept() {
    double whole = LegacyRanking.blend(1, OptionalDouble.empty(), OptionalDouble.empty());
    assertThat(whole).isCloseTo(1, within(1e-12));
    LegacyRanking.Candidate round = new LegacyRanking.Candidate(1e3, 1e3, 10, 50, 0, true);
    assertThat(LegacyRanking.rank(round)).isCloseTo(1, within(1e-12));
    LegacyRanking.Candidate edge = new LegacyRanking.Candidate(1e3, 1e3, 10, 200, 0.5, false);
    assertThat(LegacyRanking.rank(edge)).isCloseTo(0.4 + 0.06 + 0.2 + 0.07, within(1e-12));
  }
}
