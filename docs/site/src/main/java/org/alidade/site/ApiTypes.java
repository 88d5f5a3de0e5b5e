package org.alidade.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public types of the library by module, as their sources name them. Packages below an {@code
 * internal} one are not public.
 */
final class ApiTypes {
  /** Folder of the API pages in the site. */
  static final String FOLDER = "api/";

  private static final Pattern TYPE =
      Pattern.compile(
          "^public (?:(?:final|abstract|sealed|non-sealed|strictfp) )*"
              + "(?:class|interface|record|enum|@interface) ([A-Z]\\w*)",
          Pattern.MULTILINE);
  private static final Pattern FIRST_SENTENCE =
      Pattern.compile("/\\*\\*(.*?\\.)(?=\\s|\\*/)", Pattern.DOTALL);

  private final Map<String, List<PublicPackage>> modules;
  private final Map<String, List<String>> pages;

  /**
   * A public package.
   *
   * @param name such as {@code org.alidade.cube}
   * @param folder of its sources
   * @param purpose first sentence of its comment
   * @param types simple names, sorted
   */
  record PublicPackage(String name, Path folder, String purpose, List<String> types) {
    /** Path of one of its pages in the site. */
    String page(String file) {
      return FOLDER + name.replace('.', '/') + "/" + file + ".html";
    }
  }

  private ApiTypes(Map<String, List<PublicPackage>> modules) {
    this.modules = modules;
    this.pages = new TreeMap<>();
    for (PublicPackage found : packages()) {
      for (String type : found.types()) {
        pages.computeIfAbsent(type, name -> new ArrayList<>()).add(found.page(type));
      }
    }
  }

  static ApiTypes none() {
    return new ApiTypes(Map.of());
  }

  /**
   * Reads the sources of modules below {@code java/}.
   *
   * @throws SiteException if a module is not there
   */
  static ApiTypes read(Path root, List<String> modules) throws IOException {
    Map<String, List<PublicPackage>> found = new LinkedHashMap<>();
    for (String module : modules) {
      Path sources = sources(root, module);
      if (!Files.isDirectory(sources)) {
        throw new SiteException(
            SiteMap.FILE
                + ": no such module: java/"
                + module
                + ": name a folder with src/main/java");
      }
      found.put(module, packages(sources));
    }
    return new ApiTypes(found);
  }

  static Path sources(Path root, String module) {
    return root.resolve("java").resolve(module).resolve("src/main/java");
  }

  private static List<PublicPackage> packages(Path sources) throws IOException {
    Map<Path, TreeSet<String>> types = new TreeMap<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        if (!("/" + sources.relativize(file).toString().replace('\\', '/'))
            .contains("/internal/")) {
          Matcher type = TYPE.matcher(Files.readString(file));
          if (type.find()) {
            types.computeIfAbsent(file.getParent(), f -> new TreeSet<>()).add(type.group(1));
          }
        }
      }
    }
    List<PublicPackage> packages = new ArrayList<>();
    for (Map.Entry<Path, TreeSet<String>> entry : types.entrySet()) {
      Path folder = entry.getKey();
      String name = sources.relativize(folder).toString().replace('\\', '/').replace('/', '.');
      packages.add(new PublicPackage(name, folder, purpose(folder), List.copyOf(entry.getValue())));
    }
    return packages;
  }

  private static String purpose(Path folder) throws IOException {
    Path file = folder.resolve("package-info.java");
    if (Files.exists(file)) {
      Matcher sentence = FIRST_SENTENCE.matcher(Files.readString(file));
      if (sentence.find()) {
        return sentence
            .group(1)
            .replaceAll("(?m)^\\s*\\*", " ")
            .replaceAll("\\{@(?:code|link|linkplain)\\s+([^}]*)}", "`$1`")
            .replaceAll("\\s+", " ")
            .strip();
      }
    }
    throw new SiteException(file + ": the package has no comment: say what it is for");
  }

  boolean isEmpty() {
    return modules.isEmpty();
  }

  List<PublicPackage> packages() {
    return modules.values().stream().flatMap(List::stream).toList();
  }

  List<PublicPackage> packagesOf(String module) {
    return modules.getOrDefault(module, List.of());
  }

  /** Names of all packages as Javadoc's groups want them. */
  String pattern(List<String> some) {
    return some.stream()
        .flatMap(module -> packagesOf(module).stream())
        .map(PublicPackage::name)
        .collect(Collectors.joining(":"));
  }

  /** The API page of a type; empty if there is none of this name, or more than one. */
  Optional<String> page(String simpleName) {
    List<String> found = pages.getOrDefault(simpleName, List.of());
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
