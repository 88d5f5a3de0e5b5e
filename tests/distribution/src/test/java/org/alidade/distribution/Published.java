package org.alidade.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.testing.GoldenData;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * A module of the checkout that is published.
 *
 * @param folder its folder
 * @param model its POM as written
 */
record Published(Path folder, Model model) {
  static final Path ROOT = GoldenData.checkout();
  static final String GROUP = "org.alidade";

  /** The modules that this machine builds and that a deployment does not skip, parents first. */
  static List<Published> all() {
    Model root = read(ROOT.resolve("pom.xml"));
    List<String> folders = new ArrayList<>(root.getModules());
    for (Profile profile : root.getProfiles()) {
      folders.addAll(profile.getModules());
    }
    List<Published> published = new ArrayList<>(List.of(new Published(ROOT, root)));
    folders.stream()
        .map(ROOT::resolve)
        .map(folder -> new Published(folder, read(folder.resolve("pom.xml"))))
        .filter(module -> !module.skipsDeployment() && module.isBuiltHere())
        .forEach(published::add);
    return published;
  }

  /** The published jars. */
  static List<Published> jars() {
    return all().stream().filter(Published::isJar).toList();
  }

  static String version() {
    return read(ROOT.resolve("pom.xml")).getVersion();
  }

  static Model read(Path pom) {
    try (Reader text = Files.newBufferedReader(pom)) {
      return new MavenXpp3Reader().read(text, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XmlPullParserException e) {
      throw new AssertionError(pom + " is no POM", e);
    }
  }

  String artifact() {
    return model.getArtifactId();
  }

  boolean isJar() {
    return model.getPackaging().equals("jar");
  }

  Path pom() {
    return folder.resolve("pom.xml");
  }

  /** The packed jar. */
  Path jar() {
    Path jar = folder.resolve("target").resolve(artifact() + "-" + version() + ".jar");
    assertThat(jar).as("run mvn package, or ./alidade test, first").exists();
    return jar;
  }

  private boolean skipsDeployment() {
    return "true".equals(model.getProperties().getProperty("maven.deploy.skip"));
  }

  /** Native jars of other platforms are in other machines' deployments. */
  private boolean isBuiltHere() {
    String platform = model.getProperties().getProperty("alidade.native.platform");
    return platform == null || platform.equals(Machine.PLATFORM);
  }
}
