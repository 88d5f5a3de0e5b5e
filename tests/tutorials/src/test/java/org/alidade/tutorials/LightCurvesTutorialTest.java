package org.alidade.tutorials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.alidade.examples.LightCurves;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.access.LightCurveStores;
import org.alidade.table.Table;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands and programs of the page on light curves do what it says. */
class LightCurvesTutorialTest {
  private static final String PAGE = "docs/guide/light-curves.md";
  private static final String JAVA = "examples/src/main/java/org/alidade/examples/LightCurves.java";

  @TempDir private Path folder;

  @Test
  void theCommandsOfThePageWork() throws IOException {
    Page page = Page.read(PAGE);
    String text = page.text().replaceAll("\\b(field\\.alc|other\\.alc|two\\.csv)\\b", "fit/$1");
    Page here = new Page(page.name(), text);
    assertThat(here.commands()).hasSizeGreaterThan(10);
    new Tutorial(folder).run(here);

    try (LightCurveStore field = LightCurveStores.open(folder.resolve("field.alc"));
        LightCurveStore other = LightCurveStores.open(folder.resolve("other.alc"))) {
      assertThat(field.objects().column("n_epochs_valid_all").rows()).isEqualTo(40);
      assertThat(other.objects().rows()).isEqualTo(2);
      MeasurementType type = field.types().get(0);
      LightCurve expected = Objects.requireNonNull(field.get(2, type.typeId()));
      LightCurve found = Objects.requireNonNull(other.get(2, other.type(type.key()).typeId()));
      assertThat(found.times()).containsExactly(expected.times());
      assertThat(found.values()).containsExactly(expected.values());
      assertThat(found.flags()).containsExactly(expected.flags());
    }
  }

  @Test
  void thePageShowsTheProgram() throws IOException {
    List<String> program = Examples.lines(Files.readString(GoldenData.checkout().resolve(JAVA)));
    List<String> shown = Page.read(PAGE).blocks("java");
    assertThat(shown).hasSize(3);
    for (String block : shown) {
      assertThat(program).containsSequence(Examples.lines(block));
    }
  }

  @Test
  void programScriptAndNotebookLeaveEqualStores() throws IOException, InterruptedException {
    LightCurves.main(new String[] {folder.resolve("java").toString()});
    Examples.runJython("examples/jython/light_curves.py", folder.resolve("python"));
    Path notebook = Notebook.run("light_curves", folder.resolve("notebook")).shows(2, 4).output();

    for (String store : List.of("field.alc", "lightcurves_binary.db")) {
      Path java = folder.resolve("java").resolve(store);
      assertSame(folder.resolve("python").resolve(store), java);
      assertSame(notebook.resolve(store), java);
    }
  }

  private static void assertSame(Path store, Path expected) {
    try (LightCurveStore left = LightCurveStores.open(store);
        LightCurveStore right = LightCurveStores.open(expected)) {
      assertThat(left.info().lightCurves()).isEqualTo(right.info().lightCurves()).isPositive();
      assertThat(left.types()).isEqualTo(right.types());
      Table objects = right.objects();
      assertThat(left.objects().rows()).isEqualTo(objects.rows());
      for (long row = 0; row < objects.rows(); row++) {
        List<LightCurve> curves = left.getObject(objects.column("object_id").integer(row));
        assertEqual(curves, right.getObject(objects.column("object_id").integer(row)));
      }
      assertEqual(left.getObject(12_345), right.getObject(12_345));
    }
  }

  private static void assertEqual(List<LightCurve> found, List<LightCurve> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).typeId()).isEqualTo(expected.get(i).typeId());
      assertThat(found.get(i).times()).containsExactly(expected.get(i).times());
      assertThat(found.get(i).values()).containsExactly(expected.get(i).values());
      assertThat(found.get(i).errors()).containsExactly(expected.get(i).errors());
      assertThat(found.get(i).flags()).containsExactly(expected.get(i).flags());
    }
  }
}
