package org.alidade.architecture;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The public classes of all modules on the class path, found by their short names and loaded when
 * they are asked for.
 */
final class PublicTypes {
  private static final String ROOT = "org/alidade";
  private static final String ENDING = ".class";
  private static final PublicTypes ALL = find();

  private final Map<String, List<String>> names = new HashMap<>();

  private PublicTypes() {}

  static PublicTypes all() {
    return ALL;
  }

  /** The classes of a short name, {@code CubeFile} or {@code Builder}, in any package. */
  List<Class<?>> named(String shortName) {
    return names.getOrDefault(shortName, List.of()).stream()
        .<Class<?>>map(PublicTypes::load)
        .filter(PublicTypes::isPublic)
        .toList();
  }

  private static PublicTypes find() {
    PublicTypes types = new PublicTypes();
    try {
      for (URL place : Collections.list(PublicTypes.class.getClassLoader().getResources(ROOT))) {
        classFiles(place).forEach(types::add);
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return types;
  }

  /** Names such as {@code org/alidade/cube/CubeFile.class}. */
  private static List<String> classFiles(URL place) throws IOException, URISyntaxException {
    if (place.openConnection() instanceof JarURLConnection jar) {
      return jar.getJarFile().stream().map(entry -> entry.getName()).toList();
    }
    Path folder = Path.of(new URI(place.toString()));
    if (folder.toString().contains("test-classes")) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> ROOT + "/" + folder.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }

  private void add(String file) {
    boolean ours = file.startsWith(ROOT) && file.endsWith(ENDING);
    if (!ours || file.contains("/internal/") || file.startsWith(ROOT + "/testing/")) {
      return;
    }
    String name = file.substring(0, file.length() - ENDING.length()).replace('/', '.');
    String shortName = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    List<String> same = names.computeIfAbsent(shortName, any -> new ArrayList<>());
    if (!same.contains(name)) {
      same.add(name);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicTypes.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPublic(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (!Modifier.isPublic(at.getModifiers())) {
        return false;
      }
    }
    return true;
  }
}
