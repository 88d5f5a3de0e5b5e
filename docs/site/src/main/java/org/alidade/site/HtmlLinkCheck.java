package org.alidade.site;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Follows every link of every page of a finished site, pages of the API reference included. */
final class HtmlLinkCheck {
  private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^>]*>");
  private static final Pattern TARGET = Pattern.compile("\\s(?:id|name)=\"([^\"]*)\"");
  private static final Pattern LINK = Pattern.compile("\\s(?:href|src)=\"([^\"]*)\"");

  /** Javadoc of JDK 17 names a place here that it does not make. */
  private static final String CONSTANTS = "api/constant-values.html";

  private static final Pattern ELSEWHERE =
      Pattern.compile("(https|data|javascript):.*", Pattern.DOTALL);

  private final Path site;
  private final Map<String, Set<String>> anchors = new HashMap<>();
  private final Map<String, Set<String>> links = new HashMap<>();

  private HtmlLinkCheck(Path site) {
    this.site = site;
  }

  /** What is wrong, sorted by page; empty if every link leads somewhere. */
  static List<String> problems(Path site) throws IOException {
    HtmlLinkCheck check = new HtmlLinkCheck(site);
    List<Path> pages;
    try (Stream<Path> files = Files.walk(site)) {
      pages = files.filter(file -> file.toString().endsWith(".html")).toList();
    }
    for (Path page : pages) {
      check.read(page);
    }
    List<String> problems = new ArrayList<>();
    check.links.forEach(
        (page, found) -> found.forEach(link -> check.problem(page, link).ifPresent(problems::add)));
    problems.sort(null);
    return problems;
  }

  private void read(Path page) throws IOException {
    String name = site.relativize(page).toString().replace('\\', '/');
    Set<String> ids = new HashSet<>();
    Set<String> found = new HashSet<>();
    Matcher tags = TAG.matcher(Files.readString(page));
    while (tags.find()) {
      collect(TARGET, tags.group(), ids);
      collect(LINK, tags.group(), found);
    }
    anchors.put(name, ids);
    links.put(name, found);
  }

  private static void collect(Pattern pattern, String tag, Set<String> values) {
    Matcher value = pattern.matcher(tag);
    while (value.find()) {
      values.add(unescaped(value.group(1)));
    }
  }

  private static String unescaped(String value) {
    return value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private Optional<String> problem(String page, String link) {
    if (ELSEWHERE.matcher(link).matches() || page.equals(CONSTANTS)) {
      return Optional.empty();
    }
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    String anchor = hash < 0 ? "" : decoded(link.substring(hash + 1));
    Optional<String> file =
        path.isEmpty() ? Optional.of(page) : Addresses.resolve(page, decoded(path));
    if (file.isEmpty() || !Files.isRegularFile(site.resolve(file.get()))) {
      return Optional.of(page + ": the link to '" + link + "' leads nowhere");
    }
    if (!anchor.isEmpty() && !anchors.getOrDefault(file.get(), Set.of()).contains(anchor)) {
      return Optional.of(page + ": the link to '" + link + "' leads to no place of that page");
    }
    return Optional.empty();
  }

  private static String decoded(String link) {
    return URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
