package org.alidade.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.testing.GoldenData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/**
 * Every class, method, command and option that the pages for newcomers from Python name is there.
 */
class MigrationPagesTest {
  private static final Path GUIDE = GoldenData.checkout().resolve("docs/guide");
  private static final Pattern LINK = Pattern.compile("\\]\\((migration-[a-z-]+\\.md)\\)");
  private static final Pattern QUALIFIED = Pattern.compile("[A-Z]\\w*[a-z]\\w*\\.\\w+.*");

  @ParameterizedTest
  @CsvSource({
    "migration-cubefit.md, cube, cube",
    "migration-lvm-tools.md, lvm, lvm",
    "migration-spxquery.md, spherex, spherex",
    "migration-pyzma-idf.md, lightcurve, lightcurve",
    "migration-astrid.md, transients, transient"
  })
  void namesAreThere(String file, String system, String group) throws IOException {
    MigrationPage page = MigrationPage.read(GUIDE.resolve(file));
    JavaNames names = new JavaNames(system);
    CommandNames commands = new CommandNames(group);
    int rows = 0;
    for (MigrationPage.Table table : page.tables()) {
      table.column("java").ifPresent(column -> checkNames(table, column, names));
      table.column("command").ifPresent(column -> checkCommands(table, column, commands));
      rows += table.column("java").isPresent() ? table.rows().size() : 0;
    }
    page.prose().forEach(line -> checkProse(line, names, commands));
    assertThat(rows).as("rows with Java names").isGreaterThan(20);
    assertThat(names.problems()).as("Java names of %s", file).isEmpty();
    assertThat(commands.problems()).as("commands of %s", file).isEmpty();
  }

  @Test
  void theIndexLeadsToAllPages() throws IOException {
    String index = Files.readString(GUIDE.resolve("migration.md"));
    List<String> linked = LINK.matcher(index).results().map(match -> match.group(1)).toList();
    assertThat(linked).doesNotHaveDuplicates();
    try (var pages = Files.list(GUIDE)) {
      assertThat(pages.map(page -> String.valueOf(page.getFileName())))
          .filteredOn(name -> name.startsWith("migration-"))
          .containsExactlyInAnyOrderElementsOf(linked);
    }
  }

  @Test
  void namesThatAreNotThereAreFound() {
    JavaNames names = new JavaNames("cube");
    Set<Class<?>> owner = names.check("CubeFile.at(path)", Set.of());
    names.check("populate(CubeInputs, PopulateOptions)", owner);
    assertThat(names.problems()).isEmpty();
    names.check("CubeFile.openAll(path)", Set.of());
    names.check("solveAll", owner);
    names.check("CubeInputs.builder().masks(..)", Set.of());
    names.check("NoSuchClass", Set.of());
    names.check("new CubeFile(path)", Set.of());
    assertThat(names.problems()).hasSize(5);

    CommandNames commands = new CommandNames("cube");
    CommandLine solve = commands.check("solve --epochs 3", null);
    commands.check("--no-such-option", solve);
    commands.check("dissolve", solve);
    assertThat(commands.problems()).hasSize(2);
  }

  private static void checkNames(MigrationPage.Table table, int column, JavaNames names) {
    Set<Class<?>> heading = new LinkedHashSet<>();
    MigrationPage.spans(table.headings().get(column))
        .forEach(span -> heading.addAll(names.check(span, Set.of())));
    Set<Class<?>> before = Set.of();
    for (List<String> row : table.rows()) {
      Set<Class<?>> owners = new LinkedHashSet<>();
      for (String span : MigrationPage.spans(row.get(column))) {
        Set<Class<?>> possible = new LinkedHashSet<>(owners.isEmpty() ? before : owners);
        possible.addAll(heading);
        owners.addAll(names.check(span, possible));
      }
      before = owners.isEmpty() ? before : owners;
    }
  }

  private static void checkCommands(MigrationPage.Table table, int column, CommandNames commands) {
    @Nullable CommandLine command = null;
    for (String span : MigrationPage.spans(table.headings().get(column))) {
      command = commands.check(span, command);
    }
    for (List<String> row : table.rows()) {
      for (String span : MigrationPage.spans(row.get(column))) {
        command = commands.check(span, command);
      }
    }
  }

  /** In sentences, whole commands and names with a class of ours. */
  private static void checkProse(String line, JavaNames names, CommandNames commands) {
    for (String span : MigrationPage.spans(line)) {
      if (span.startsWith("alidade ")) {
        commands.check(span, null);
      }
      Matcher qualified = QUALIFIED.matcher(span);
      if (qualified.matches() && names.isClass(span.substring(0, span.indexOf('.')))) {
        names.check(span, Set.of());
      }
    }
  }
}
