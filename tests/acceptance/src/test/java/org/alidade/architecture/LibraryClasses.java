package org.alidade.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The classes that are published: all of ours on the class path but tests and their support. */
final class LibraryClasses {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(LibraryClasses::isPublished)
          .importPackages("org.alidade");

  private LibraryClasses() {}

  static JavaClasses all() {
    return ALL;
  }

  private static boolean isPublished(Location location) {
    return !location.contains("/org/alidade/testing/") && !location.contains("/alidade-testing");
  }
}
