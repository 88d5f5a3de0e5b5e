package org.alidade.spherex.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.alidade.plot.LineType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StyleFileTest {
  @TempDir private Path folder;

  private SpherexStyle style(String text) throws IOException {
    Path file = folder.resolve("matplotlibrc");
    Files.writeString(file, text);
    return StyleFile.read(file);
  }

  @Test
  void everyKeyHasItsEffect() throws IOException {
    SpherexStyle style =
        style(
            """
            # my style
            font.size: 12          # pt
            axes.titlesize: x-large
            axes.labelsize: 15
            xtick.labelsize: small
            legend.fontsize: 7.5
            axes.linewidth: 1.5
            axes.grid: True
            grid.color: "#336699"
            grid.alpha: 0.7
            grid.linewidth: 0.4
            grid.linestyle: --
            xtick.direction: out
            lines.linewidth: 3
            """);
    assertThat(style.textSizes().title()).isCloseTo(12 * 1.44, within(1e-12));
    assertThat(style.textSizes().label()).isEqualTo(15);
    assertThat(style.textSizes().ticks()).isCloseTo(12 * 0.833, within(1e-12));
    assertThat(style.textSizes().colorBar()).isEqualTo(12);
    assertThat(style.textSizes().legend()).isEqualTo(7.5);
    assertThat(style.frameWidth()).isEqualTo(1.5);
    assertThat(style.gridLine().color()).isEqualTo(new Color(0x336699));
    assertThat(style.gridLine().alpha()).isEqualTo(0.7);
    assertThat(style.gridLine().width()).isEqualTo(0.4);
    assertThat(style.gridLine().line()).isEqualTo(LineType.DASHED);
    assertThat(style.ticksOutward()).isTrue();
  }

  @Test
  void otherKeysAndUnreadableValuesChangeNothing() throws IOException {
    assertThat(
            style(
                """
                figure.figsize: 3, 3
                axes.linewidth: thick
                grid.alpha: 7
                axes.grid: perhaps
                grid.color: C0
                xtick.direction: sideways
                axes.titlesize: -3
                grid.linestyle:
                no colon here
                """))
        .isEqualTo(SpherexStyle.DEFAULT);
  }

  @Test
  void coloursMayBeGreyLevelsNamesOrDigits() throws IOException {
    assertThat(style("grid.color: 0.5").gridLine().color()).isEqualTo(new Color(0.5f, 0.5f, 0.5f));
    assertThat(style("grid.color: b0b0b0").gridLine().color()).isEqualTo(new Color(0xb0b0b0));
    assertThat(style("grid.color: k").gridLine().color()).isEqualTo(Color.BLACK);
    assertThat(style("axes.grid: no").grid()).isFalse();
  }

  @Test
  void filesAreLookedForWhereMatplotlibDoes() throws IOException {
    Path work = Files.createDirectories(folder.resolve("work"));
    Path home = Files.createDirectories(folder.resolve("home"));
    assertThat(StyleFile.find(work, Map.of(), home)).isEmpty();
    Path user = touch(home.resolve(".config").resolve("matplotlib"));
    assertThat(StyleFile.find(work, Map.of(), home)).contains(user);
    Path config = touch(folder.resolve("xdg").resolve("matplotlib"));
    Map<String, String> xdg = Map.of("XDG_CONFIG_HOME", folder.resolve("xdg").toString());
    assertThat(StyleFile.find(work, xdg, home)).contains(config);
    Path named = touch(folder.resolve("named"));
    assertThat(StyleFile.find(work, Map.of("MATPLOTLIBRC", named.toString()), home))
        .contains(named);
    assertThat(
            StyleFile.find(work, Map.of("MATPLOTLIBRC", folder.resolve("named").toString()), home))
        .contains(named);
    Path local = touch(work);
    assertThat(StyleFile.find(work, xdg, home)).contains(local);
  }

  private static Path touch(Path where) throws IOException {
    Files.createDirectories(where);
    return Files.writeString(where.resolve("matplotlibrc"), "font.size: 9\n");
  }
}
