package org.alidade.lightcurve.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.MeasurementType;
import org.junit.jupiter.api.Test;

class NameTemplateTest {
  @Test
  void groupsMustBeTheFields() {
    assertThatThrownBy(() -> NameTemplate.define("t", "{a}", "(?<a>x)(?<b_c>y)", "a"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("[a, b_c]")
        .hasMessageContaining("[a]");
    assertThatThrownBy(() -> NameTemplate.define("t", "{a}{b}", "(?<a>x)", "a", "b"))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> NameTemplate.define("t", "{a}", "(?<a>x)(?<b>y)", "a", "b"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("slots");
    assertThatThrownBy(() -> NameTemplate.define("t", "{a}", "(?<a>x)(?<a>y)", "a"))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void missingFieldsAreNamedAndOthersIgnored() {
    assertThatThrownBy(() -> PartitionKey.TEMPLATE.make(Map.of("chan", "ch1")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("group_name")
        .hasMessageContaining("partition");
    Map<String, String> more = Map.of("chan", "ch1", "group_name", "gr5", "kind", "sci");
    assertThat(PartitionKey.TEMPLATE.make(more)).isEqualTo("gr5_ch1");
  }

  @Test
  void valuesAreChecked() {
    Map<String, String> wrong = Map.of("chan", "ch9", "group_name", "gr5");
    assertThatThrownBy(() -> PartitionKey.TEMPLATE.make(wrong))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("gr5_ch9");
    assertThat(PartitionKey.TEMPLATE.make(wrong, false)).isEqualTo("gr5_ch9");
  }

  /** A value that would move into the next field does not come back. */
  @Test
  void valuesComeBack() {
    Map<String, String> shifted =
        Map.of(
            "group_name", "gr1",
            "chan", "ch1",
            "kind", "sci_clean",
            "suffix", "",
            "fileext", ".fits");
    assertThatThrownBy(() -> IdfFileName.TEMPLATE.make(shifted))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("kind");
  }

  @Test
  void valuesMayHoldDollars() {
    NameTemplate template = NameTemplate.define("t", "{a}-{b}", "(?<a>.+)-(?<b>.+)", "a", "b");
    assertThat(template.make(Map.of("a", "$1", "b", "\\x"))).isEqualTo("$1-\\x");
  }

  @Test
  void paths() {
    Path file = Path.of("in", "IDF_gr7_ch2_sci.fits");
    Map<String, String> cleaned = Map.of("suffix", "_clean");
    assertThat(IdfFileName.TEMPLATE.remakeFilePath(file, null, cleaned))
        .isEqualTo(Path.of("in", "IDF_gr7_ch2_sci_clean.fits"));
    assertThat(IdfFileName.TEMPLATE.remakeFilePath(file, Path.of("out"), cleaned))
        .isEqualTo(Path.of("out", "IDF_gr7_ch2_sci_clean.fits"));
    assertThat(
            IdfFileName.TEMPLATE.makeFilePath(
                Path.of("a"), IdfFileName.TEMPLATE.parse("IDF_gr7_ch2_sci.fits")))
        .isEqualTo(Path.of("a", "IDF_gr7_ch2_sci.fits"));
    assertThat(IdfFileName.science("gr7", "ch2").in(Path.of("in"))).isEqualTo(file);
  }

  @Test
  void visitNames() {
    IdfFileName name = IdfFileName.of(Path.of("x", "IDF_gr7_ch2_sci_clean.fits.fz"));
    assertThat(name.withSuffix("").withKind("unc").withExtension(".fits"))
        .isEqualTo(IdfFileName.uncertainty("gr7", "ch2"));
    assertThat(name.partition()).hasToString("gr7_ch2");
    assertThat(name.tableKey()).isEqualTo("ch2_sci_clean");
    assertThat(IdfFileName.matches("IDF_gr7_ch2_sci.fitsx")).isFalse();
    assertThatThrownBy(() -> name.withExtension("fits")).isInstanceOf(BadInputException.class);
    for (String extension : List.of(".fits", ".fits.gz", ".fits.fz", ".sexcat", ".ecsv")) {
      String text = "IDF_gr1_ch1_cov" + extension;
      assertThat(IdfFileName.parse(text)).hasToString(text);
    }
  }

  @Test
  void separatorsInARow() {
    assertThat(NameSplitter.DASH.split("a--b")).isEqualTo(new SeparatedName("", "a", "--b"));
    assertThat(NameSplitter.at('+').splitWithoutSuffix("a+b+c"))
        .isEqualTo(new SeparatedName("a+b+", "c", ""));
  }

  @Test
  void measurementKeys() {
    MeasurementKey key = MeasurementKey.parse("ch2_sci_clean-mag_aper_2");
    assertThat(key.type(9))
        .isEqualTo(
            new MeasurementType(
                9, "ch2_sci_clean-mag_aper_2", "ch2", "mag_aper_2", "sci_clean", ""));
    assertThat(MeasurementKey.ratio("ch1", "biweight_location", 7, 3))
        .hasToString("ch1_sci_div-biweight_location_area7px_sigclip3");
    assertThat(MeasurementKey.isMagnitude(key.key())).isTrue();
    assertThat(MeasurementKey.isRatio(key.key())).isFalse();
    assertThat(MeasurementKey.isRatio(StaticKeys.ratios().get(0))).isTrue();
    assertThatThrownBy(() -> MeasurementKey.parse("mag_auto"))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void keysThatTheDeepCatalogueLacksAreLeftOut() {
    assertThat(StaticKeys.magnitudes(List.of("ch1_sci-mag_iso", "FLUX_AUTO")))
        .containsExactly(
            "ch1_sci-mag_iso", "ch1_sci_clean-mag_iso", "ch2_sci-mag_iso", "ch2_sci_clean-mag_iso");
  }

  @Test
  void deepImages() {
    assertThat(
            List.of(CoaddNames.image("ch1"), CoaddNames.weight("ch1"), CoaddNames.catalogue("ch2")))
        .containsExactly("coadd_ch1.fits", "coadd_ch1_wht.fits", "coadd_ch2.ecsv");
  }
}
