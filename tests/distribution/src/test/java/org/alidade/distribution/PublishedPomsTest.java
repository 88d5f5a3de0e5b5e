package org.alidade.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.junit.jupiter.api.Test;

/** POMs that outsiders read: what public repositories ask for, and nothing that only we have. */
class PublishedPomsTest {
  private static final Set<String> OTHER_PLATFORMS =
      Set.of(
          "alidade-native-linux-x86_64",
          "alidade-native-linux-arm64",
          "alidade-native-macosx-arm64",
          "alidade-native-windows-x86_64");

  private final List<Published> published = Published.all();
  private final Set<String> artifacts =
      published.stream().map(Published::artifact).collect(Collectors.toSet());

  @Test
  void everyArtifactSaysWhatItIs() {
    for (Published module : published) {
      assertThat(module.model().getName()).as(module.artifact()).isNotBlank();
      assertThat(module.model().getDescription()).as(module.artifact()).isNotBlank().endsWith(".");
    }
  }

  @Test
  void everyArtifactHasALicence() {
    for (Published module : published) {
      Model model = module.model();
      if (model.getParent() == null) {
        assertThat(model.getLicenses())
            .as(module.artifact())
            .singleElement()
            .satisfies(licence -> assertThat(licence.getName()).isEqualTo("Apache-2.0"));
      } else {
        assertThat(artifacts).as(module.artifact()).contains(model.getParent().getArtifactId());
      }
    }
  }

  @Test
  void nothingUnpublishedIsNeeded() {
    for (Published module : published) {
      assertThat(module.model().getDependencies())
          .as(module.artifact())
          .filteredOn(dependency -> dependency.getGroupId().equals(Published.GROUP))
          .filteredOn(dependency -> !"test".equals(dependency.getScope()))
          .extracting(Dependency::getArtifactId)
          .allMatch(name -> artifacts.contains(name) || OTHER_PLATFORMS.contains(name));
    }
  }

  @Test
  void noOtherRepositoryIsNeeded() {
    for (Published module : published) {
      assertThat(module.model().getRepositories()).as(module.artifact()).isEmpty();
      assertThat(module.model().getPluginRepositories()).as(module.artifact()).isEmpty();
    }
  }

  @Test
  void theBomHasEveryArtifact() {
    Model bom =
        published.stream()
            .filter(module -> module.artifact().equals("alidade-bom"))
            .findFirst()
            .orElseThrow()
            .model();
    assertThat(bom.getDependencyManagement().getDependencies())
        .extracting(Dependency::getArtifactId)
        .doesNotHaveDuplicates()
        .containsAll(Published.jars().stream().map(Published::artifact).toList())
        .contains("alidade-platform")
        .containsAll(OTHER_PLATFORMS)
        .allMatch(name -> artifacts.contains(name) || OTHER_PLATFORMS.contains(name));
  }

  @Test
  void versionsAreLiteral() {
    for (Published module : published) {
      Model model = module.model();
      String version =
          model.getVersion() == null ? model.getParent().getVersion() : model.getVersion();
      assertThat(version).as(module.artifact()).isEqualTo(Published.version());
    }
  }
}
